-- Grain: one row per practice and month, to 13 months after the as-of date: its working days.

with

days as (

    select * from int_working_days__judged

),

final as (

    select
        practice_id,
        month_date,
        sum(worked_days) as worked_day_count,
        sum(expected_days) as expected_day_count
    from days
    group by practice_id, month_date

)

select * from final
