-- Grain: one row per payer of the own list, in its latest period.

with

payers as (

    select * from stg_reference__payers

),

current_rows as (

    select * from int_reference_rows__current

),

final as (

    select
        payers.payer_id as payer_id,
        payers.payer_name as payer_name,
        payers.payer_class as payer_class,
        payers.parent_name as parent_name
    from payers
    inner join current_rows
        on payers.row_id = current_rows.row_id
    where current_rows.table_name = 'payers'
        and payers.payer_id is not null
    qualify row_number() over (
        partition by payers.payer_id
        order by
            current_rows.load_rank desc,
            payers.effective_from_date desc nulls last,
            payers.row_id
    ) = 1

)

select * from final
