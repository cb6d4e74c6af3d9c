-- Grain: one row per practice of the own list.

with

practices as (

    select * from stg_reference__practices

),

current_rows as (

    select * from int_reference_rows__current

),

final as (

    select
        practices.practice_id as practice_id,
        practices.practice_name as practice_name,
        practices.time_zone as time_zone
    from practices
    inner join current_rows
        on practices.row_id = current_rows.row_id
    where current_rows.table_name = 'practices'
    qualify row_number() over (
        partition by practices.practice_id
        order by
            case when practices.practice_name is null then 1 else 0 end,
            current_rows.load_rank desc,
            practices.row_id
    ) = 1

)

select * from final
