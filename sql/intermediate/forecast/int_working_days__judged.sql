-- Grain: one row per practice and weekday, to 13 months after the as-of date. Weekdays are worked,
-- holidays only where the practice keeps working on them: when at least half of a usual weekday's
-- charges are for services of that day. A day to come counts as that holiday did the last time;
-- one never seen counts as kept.

with

entries as (

    select * from fct_ledger

),

context as (

    select * from run_context

),

days as (

    select * from dim_dates

),

holidays as (

    select * from seed_holidays

),

service_days as (

    select
        practice_id,
        service_from_date as date_day,
        sum(amount) as charge_amount
    from entries
    where transaction_type in ('charge', 'implied_charge')
    group by practice_id, service_from_date

),

practices as (

    select
        entries.practice_id as practice_id,
        larger_of(
            min(month_start(entries.posted_date)), min(month_start(context.first_date))
        ) as first_month_date
    from entries
    cross join context
    group by entries.practice_id

),

weekdays as (

    select
        practices.practice_id as practice_id,
        days.date_day as date_day,
        days.month_date as month_date,
        holidays.holiday as holiday,
        cast(days.date_day <= context.as_of_date as boolean) as is_past
    -- Fans out on purpose: every weekday of every practice.
    from practices
    cross join context
    cross join days
    left join holidays
        on days.date_day = holidays.holiday_date
    where days.date_day >= practices.first_month_date
        and days.date_day <= month_end(add_months(context.as_of_date, 13))
        and days_between(week_start(days.date_day), days.date_day) < 5

),

seen as (

    select
        weekdays.practice_id as practice_id,
        weekdays.date_day as date_day,
        weekdays.month_date as month_date,
        weekdays.holiday as holiday,
        weekdays.is_past as is_past,
        coalesce(service_days.charge_amount, 0) as charge_amount,
        avg(case when weekdays.holiday is null
            then cast(coalesce(service_days.charge_amount, 0) as double) else null end) over (
            partition by weekdays.practice_id, weekdays.month_date
        ) as usual_amount
    from weekdays
    left join service_days
        on weekdays.practice_id = service_days.practice_id
        and weekdays.date_day = service_days.date_day

),

judged as (

    select
        practice_id,
        date_day,
        month_date,
        case
            when holiday is null then 1
            when is_past and usual_amount > 0
                then case when charge_amount >= usual_amount * 0.5 then 1 else 0 end
            else null
        end as worked_days,
        holiday
    from seen

),

foreseen as (

    select
        practice_id,
        date_day,
        month_date,
        worked_days,
        case when holiday is null then 1 else coalesce(
            lag(worked_days, 1) over (partition by practice_id, holiday order by date_day),
            lag(worked_days, 2) over (partition by practice_id, holiday order by date_day),
            0
        ) end as expected_days
    from judged

),

final as (

    select
        practice_id,
        date_day,
        month_date,
        coalesce(worked_days, expected_days) as worked_days,
        expected_days
    from foreseen

)

select * from final
