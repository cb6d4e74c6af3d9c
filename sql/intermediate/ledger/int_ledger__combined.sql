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
        posting_name,
        claim_number,
        transaction_type,
        posted_date,
        charge_amount as amount,
        procedure_code,
        load_number,
        source_offset
    from charges

    union all

    select
        posting_name,
        claim_number,
        transaction_type,
        posted_date,
        charge_amount as amount,
        procedure_code,
        load_number,
        source_offset
    from implied_charges

    union all

    select
        posting_name,
        claim_number,
        transaction_type,
        posted_date,
        -posted_amount as amount,
        procedure_code,
        load_number,
        source_offset
    from postings

    union all

    select
        posting_name,
        claim_number,
        transaction_type,
        posted_date,
        -posted_amount as amount,
        procedure_code,
        load_number,
        source_offset
    from superseded

    union all

    select
        posting_name,
        claim_number,
        transaction_type,
        posted_date,
        -posted_amount as amount,
        procedure_code,
        load_number,
        source_offset
    from handed_over

),

final as (

    select
        entries.posting_name as posting_name,
        entries.claim_number as claim_number,
        entries.transaction_type as transaction_type,
        coalesce(entries.posted_date, context.first_date, context.as_of_date) as posted_date,
        cast(entries.amount as decimal(18, 2)) as amount,
        entries.procedure_code as procedure_code,
        entries.load_number as load_number,
        entries.source_offset as source_offset
    from entries
    cross join context
    where coalesce(entries.posted_date, context.first_date, context.as_of_date)
        <= context.as_of_date

)

select * from final
