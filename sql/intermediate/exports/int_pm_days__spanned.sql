-- Grain: one row.
-- The days that exports tell of: a posting later than its own load is a typing fault.

with

charges as (

    select * from stg_pm__charges

),

transactions as (

    select * from stg_pm__transactions

),

claims as (

    select * from stg_pm__claims

),

loads as (

    select * from stg_loads__files

),

days as (

    select
        load_id,
        posted_date as day
    from charges

    union all

    select
        load_id,
        posted_date as day
    from transactions

    union all

    select
        load_id,
        coalesce(first_billed_date, service_from_date) as day
    from claims

),

final as (

    select
        min(days.day) as first_date,
        max(days.day) as last_date
    from days
    inner join loads
        on days.load_id = loads.load_id
    where days.day <= cast(loads.started_at as date)

)

select * from final
