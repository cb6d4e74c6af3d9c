-- Grain: one row per ledger entry that makes an amount the patient's, or takes it back.
-- Where a system moves balances, its transfers say it. Where it only tells the patient's share of
-- each payer's answer, the last payer's share counts.

with

transactions as (

    select * from int_pm_transactions__canonical

),

systems as (

    select
        practice_id,
        source_system,
        max(case when transaction_type = 'transfer' then 1 else 0 end) as has_transfers
    from transactions
    group by practice_id, source_system

),

shares as (

    select
        transactions.transaction_key as transaction_key,
        transactions.practice_id as practice_id,
        transactions.source_system as source_system,
        coalesce(transactions.charge_row_key, transactions.owner_id) as answered_id,
        coalesce(transactions.payer_sequence, 1) as payer_sequence,
        transactions.amount as amount
    from transactions
    inner join systems
        on transactions.practice_id = systems.practice_id
        and transactions.source_system = systems.source_system
    where transactions.transaction_type = 'patient_responsibility'
        and systems.has_transfers = 0
        and not transactions.reduces_ar

),

last_shares as (

    select
        transaction_key,
        amount,
        payer_sequence = max(payer_sequence) over (
            partition by practice_id, source_system, answered_id
        ) as is_last
    from shares

),

final as (

    select
        transaction_key,
        amount
    from transactions
    where transaction_type = 'transfer'
        and transfer_to = 'patient'
        and amount != 0

    union all

    select
        transaction_key,
        amount
    from last_shares
    where is_last
        and amount != 0

)

select * from final
