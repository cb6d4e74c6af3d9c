-- Grain: one row per day a forecast is made on: the as-of date and the twelve month ends before it.
-- A forecast rests on the months that are over; the month under way is the first forecast.

with

snapshot_dates as (

    select * from int_snapshot_dates__listed

),

context as (

    select * from run_context

),

final as (

    select
        snapshot_dates.snapshot_date as snapshot_date,
        cast(snapshot_dates.is_as_of as boolean) as is_as_of,
        case
            when snapshot_dates.snapshot_date = month_end(snapshot_dates.snapshot_date)
                then month_start(snapshot_dates.snapshot_date)
            else add_months(month_start(snapshot_dates.snapshot_date), -1)
        end as last_month_date
    from snapshot_dates
    cross join context
    where snapshot_dates.snapshot_date >= add_months(month_start(context.as_of_date), -12)

)

select * from final
