-- Grain: one row per posting that counts: of a practice's own books where it has any, else as
-- claims and remits say.

with

combined as (

    select * from int_ledger__combined

),

booked as (

    select * from int_ledger__booked

),

in_books as (

    select * from int_claims__in_books

),

loads as (

    select * from int_loads__numbered

),

final as (

    select
        combined.posting_name as posting_name,
        combined.claim_number as account_number,
        combined.transaction_type as transaction_type,
        'insurance' as responsibility,
        combined.posted_date as posted_date,
        combined.amount as amount,
        combined.procedure_code as procedure_code,
        loads.load_id as load_id,
        combined.source_offset as source_offset,
        cast(null as bigint) as source_line,
        cast(null as varchar) as row_key
    from combined
    inner join loads
        on combined.load_number = loads.load_number
    left join in_books
        on combined.claim_number = in_books.claim_number
    where in_books.claim_number is null

    union all

    select
        posting_name,
        account_number,
        transaction_type,
        responsibility,
        posted_date,
        amount,
        procedure_code,
        load_id,
        cast(null as bigint) as source_offset,
        source_line,
        row_key
    from booked

)

select * from final
