-- Grain: one row per amount that moved from one payer's chain to the next.
-- What a payer left to the patient goes to the next payer first (cob_transfer). A chain that brought
-- nothing before the next payer was billed hands its whole balance over (payer_change).

with

next_payers as (

    select * from int_ledger__next_payers

),

charges as (

    select * from int_ledger__charges

),

postings as (

    select * from int_ledger__remit_postings

),

cob_transfers as (

    select
        postings.ledger_key || '-cob' as ledger_key,
        next_payers.next_claim_key as claim_key,
        'cob_transfer' as transaction_type,
        larger_of(postings.posted_date, next_payers.next_start_date) as posted_date,
        -postings.posted_amount as posted_amount,
        postings.procedure_code as procedure_code,
        postings.load_id as load_id,
        postings.source_offset as source_offset
    from postings
    inner join next_payers
        on postings.claim_key = next_payers.claim_key
    where postings.transaction_type = 'patient_transfer'
        and next_payers.next_claim_key is not null

),

balances as (

    select
        next_payers.claim_key as claim_key,
        sum(charges.charge_amount) as charge_amount,
        min(charges.load_id) as load_id,
        min(charges.source_offset) as source_offset
    from next_payers
    inner join charges
        on next_payers.claim_key = charges.claim_key
    where charges.posted_date <= next_payers.following_start_date
    group by next_payers.claim_key

),

takings as (

    select
        next_payers.claim_key as claim_key,
        count(*) as posting_count
    from next_payers
    inner join postings
        on next_payers.claim_key = postings.claim_key
    where postings.posted_date <= next_payers.following_start_date
    group by next_payers.claim_key

),

payer_changes as (

    select
        next_payers.claim_key as claim_key,
        next_payers.following_claim_key as following_claim_key,
        next_payers.following_start_date as posted_date,
        balances.charge_amount as charge_amount,
        balances.load_id as load_id,
        balances.source_offset as source_offset
    from next_payers
    inner join balances
        on next_payers.claim_key = balances.claim_key
    left join takings
        on next_payers.claim_key = takings.claim_key
    where next_payers.may_hand_over
        and takings.posting_count is null

),

final as (

    select
        ledger_key,
        claim_key,
        transaction_type,
        posted_date,
        posted_amount,
        procedure_code,
        load_id,
        source_offset
    from cob_transfers

    union all

    select
        claim_key || '-handed-over' as ledger_key,
        claim_key,
        'payer_change' as transaction_type,
        posted_date,
        charge_amount as posted_amount,
        cast(null as varchar) as procedure_code,
        load_id,
        source_offset
    from payer_changes

    union all

    select
        claim_key || '-taken-over' as ledger_key,
        following_claim_key as claim_key,
        'payer_change' as transaction_type,
        posted_date,
        -charge_amount as posted_amount,
        cast(null as varchar) as procedure_code,
        load_id,
        source_offset
    from payer_changes

)

select * from final
