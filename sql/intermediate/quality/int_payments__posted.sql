-- Grain: one row per practice and reference of insurers' payments in its own ledger.
-- A receipt counts where the system has receipts, else what was applied to charges. The reference
-- is the check or trace number, else the receipt, else the batch; without any of them the day.

with

entries as (

    select * from int_pm_transactions__canonical

),

receipts as (

    select * from int_pm_payments__canonical

),

told as (

    select
        'applied' as source_kind,
        practice_id,
        coalesce(reference_number, payment_id, batch_number) as reference_text,
        payer_id,
        posted_date,
        amount
    from entries
    where transaction_type = 'insurance_payment'

    union all

    select
        'received' as source_kind,
        practice_id,
        coalesce(reference_number, payment_id, batch_number) as reference_text,
        payer_id,
        posted_date,
        amount
    from receipts
    where payer_type = 'insurance'

),

keyed as (

    select
        source_kind,
        practice_id,
        coalesce(
            blank_null(trim_zeros(alphanumeric(reference_text))),
            'day ' || cast(posted_date as varchar),
            'no day'
        ) as reference_key,
        payer_id,
        posted_date,
        amount
    from told

),

totals as (

    select
        source_kind,
        practice_id,
        reference_key,
        min(payer_id) as payer_id,
        min(posted_date) as posted_date,
        sum(amount) as amount
    from keyed
    group by source_kind, practice_id, reference_key

),

applied as (

    select * from totals
    where source_kind = 'applied'

),

received as (

    select * from totals
    where source_kind = 'received'

),

final as (

    select
        coalesce(received.practice_id, applied.practice_id) as practice_id,
        coalesce(received.reference_key, applied.reference_key) as reference_key,
        coalesce(received.payer_id, applied.payer_id) as payer_id,
        coalesce(received.posted_date, applied.posted_date) as posted_date,
        cast(coalesce(received.amount, applied.amount) as decimal(18, 2)) as posted_amount
    from received
    full join applied
        on received.practice_id = applied.practice_id
        and received.reference_key = applied.reference_key

)

select * from final
