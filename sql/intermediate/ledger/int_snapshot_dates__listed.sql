-- Grain: one row per snapshot date: each month end from the first data month, and the as-of date.

with

context as (

    select * from run_context

),

days as (

    select * from dim_dates

),

final as (

    select
        days.date_day as snapshot_date,
        cast(days.date_day = context.as_of_date as boolean) as is_as_of,
        lead(days.date_day) over (order by days.date_day) as next_snapshot_date
    from days
    cross join context
    where days.date_day >= context.first_date
        and days.date_day <= context.as_of_date
        and (
            days.date_day = month_end(days.date_day)
            or days.date_day = context.as_of_date
        )

)

select * from final
