-- Grain: one row per amount that moved from one payer's chain to the next.
-- What a payer left to the patient goes to the next payer first (cob_transfer). A chain that
-- brought nothing before the next payer was billed hands its whole balance over (payer_change).

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

superseded as (

    select * from int_ledger__superseded

),

patient_transfers as (

    select
        claim_number,
        posted_date,
        posted_amount,
        procedure_code,
        load_number,
        source_offset,
        'cob_transfer' as posting_name
    from postings
    where transaction_type = 'patient_transfer'

    union all

    select
        claim_number,
        posted_date,
        posted_amount,
        procedure_code,
        load_number,
        source_offset,
        'cob_transfer_superseded' as posting_name
    from superseded

),

cob_transfers as (

    select
        patient_transfers.posting_name as posting_name,
        next_payers.next_claim_number as claim_number,
        'cob_transfer' as transaction_type,
        larger_of(patient_transfers.posted_date, next_payers.next_start_date) as posted_date,
        -patient_transfers.posted_amount as posted_amount,
        patient_transfers.procedure_code as procedure_code,
        patient_transfers.load_number as load_number,
        patient_transfers.source_offset as source_offset
    from patient_transfers
    inner join next_payers
        on patient_transfers.claim_number = next_payers.claim_number
    where next_payers.next_claim_number is not null

),

balances as (

    select
        next_payers.claim_number as claim_number,
        sum(charges.charge_amount) as charge_amount,
        min(charges.load_number) as load_number,
        min(charges.source_offset) as source_offset
    from next_payers
    inner join charges
        on next_payers.claim_number = charges.claim_number
    where charges.posted_date <= next_payers.following_start_date
    group by next_payers.claim_number

),

takings as (

    select
        next_payers.claim_number as claim_number,
        count(*) as posting_count
    from next_payers
    inner join postings
        on next_payers.claim_number = postings.claim_number
    where postings.posted_date <= next_payers.following_start_date
    group by next_payers.claim_number

),

payer_changes as (

    select
        next_payers.claim_number as claim_number,
        next_payers.following_claim_number as following_claim_number,
        next_payers.following_start_date as posted_date,
        balances.charge_amount as charge_amount,
        balances.load_number as load_number,
        balances.source_offset as source_offset
    from next_payers
    inner join balances
        on next_payers.claim_number = balances.claim_number
    left join takings
        on next_payers.claim_number = takings.claim_number
    where next_payers.may_hand_over
        and takings.posting_count is null

),

final as (

    select
        posting_name,
        claim_number,
        transaction_type,
        posted_date,
        posted_amount,
        procedure_code,
        load_number,
        source_offset
    from cob_transfers

    union all

    select
        'handed_over' as posting_name,
        claim_number,
        'payer_change' as transaction_type,
        posted_date,
        charge_amount as posted_amount,
        cast(null as varchar) as procedure_code,
        load_number,
        source_offset
    from payer_changes

    union all

    select
        'taken_over' as posting_name,
        following_claim_number as claim_number,
        'payer_change' as transaction_type,
        posted_date,
        -charge_amount as posted_amount,
        cast(null as varchar) as procedure_code,
        load_number,
        source_offset
    from payer_changes

)

select * from final
