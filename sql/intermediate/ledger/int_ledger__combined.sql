-- Grain: one row per posting to a claim chain, up to the as-of date.
-- amount is the effect on what payers owe: charges raise it, everything else lowers it.

with

charges as (

    select * from int_ledger__charges

),

implied_charges as (

    select * from int_ledger__implied_charges

),

postings as (

    select * from int_ledger__remit_postings

),

superseded as (

    select * from int_ledger__superseded

),

handed_over as (

    select * from int_ledger__handed_over

),

context as (

    select * from run_context

),

entries as (

    select
        ledger_key,
        claim_key,
        transaction_type,
        posted_date,
        charge_amount as amount,
        procedure_code,
        load_id,
        source_offset
    from charges

    union all

    select
        ledger_key,
        claim_key,
        transaction_type,
        posted_date,
        charge_amount as amount,
        procedure_code,
        load_id,
        source_offset
    from implied_charges

    union all

    select
        ledger_key,
        claim_key,
        transaction_type,
        posted_date,
        -posted_amount as amount,
        procedure_code,
        load_id,
        source_offset
    from postings

    union all

    select
        ledger_key,
        claim_key,
        transaction_type,
        posted_date,
        -posted_amount as amount,
        procedure_code,
        load_id,
        source_offset
    from superseded

    union all

    select
        ledger_key,
        claim_key,
        transaction_type,
        posted_date,
        -posted_amount as amount,
        procedure_code,
        load_id,
        source_offset
    from handed_over

),

final as (

    select
        entries.ledger_key as ledger_key,
        entries.claim_key as claim_key,
        entries.transaction_type as transaction_type,
        coalesce(entries.posted_date, context.first_date, context.as_of_date) as posted_date,
        entries.amount as amount,
        entries.procedure_code as procedure_code,
        entries.load_id as load_id,
        entries.source_offset as source_offset
    from entries
    cross join context
    where coalesce(entries.posted_date, context.first_date, context.as_of_date)
        <= context.as_of_date

)

select * from final
