-- Grain: one row per snapshot date, practice, payer class and each of the next twelve months: how
-- much more or less cash its weekdays bring than those of a mean month of the last six.
-- Payers pay on their weekdays: a month with five Thursdays has five of who pays on Thursdays. With
-- under six months of cash it is 1.

with

cash as (

    select * from int_cash_days__counted

),

origins as (

    select * from int_forecast_origins__listed

),

days as (

    select * from dim_dates

),

months as (

    select
        month_date,
        days_between(week_start(date_day), date_day) as weekday_number,
        count(*) as day_count
    from days
    group by month_date, days_between(week_start(date_day), date_day)

),

firsts as (

    select
        practice_id,
        min(month_start(posted_date)) as first_month_date
    from cash
    group by practice_id

),

weekdays as (

    select
        practice_id,
        payer_class,
        month_start(posted_date) as month_date,
        days_between(week_start(posted_date), posted_date) as weekday_number,
        sum(cast(paid_amount as double)) as paid_amount
    from cash
    group by
        practice_id,
        payer_class,
        month_start(posted_date),
        days_between(week_start(posted_date), posted_date)

),

counts as (

    select
        origins.snapshot_date as snapshot_date,
        months.weekday_number as weekday_number,
        sum(months.day_count) as day_count
    from origins
    inner join months
        on months.month_date > add_months(origins.last_month_date, -6)
        and months.month_date <= origins.last_month_date
    group by origins.snapshot_date, months.weekday_number

),

paid as (

    select
        origins.snapshot_date as snapshot_date,
        origins.last_month_date as last_month_date,
        weekdays.practice_id as practice_id,
        weekdays.payer_class as payer_class,
        weekdays.weekday_number as weekday_number,
        sum(weekdays.paid_amount) as paid_amount
    from origins
    inner join weekdays
        on weekdays.month_date > add_months(origins.last_month_date, -6)
        and weekdays.month_date <= origins.last_month_date
    inner join firsts
        on weekdays.practice_id = firsts.practice_id
        and firsts.first_month_date <= add_months(origins.last_month_date, -5)
    group by
        origins.snapshot_date,
        origins.last_month_date,
        weekdays.practice_id,
        weekdays.payer_class,
        weekdays.weekday_number

),

ratios as (

    select
        paid.snapshot_date as snapshot_date,
        paid.practice_id as practice_id,
        paid.payer_class as payer_class,
        months.month_date as month_date,
        safe_ratio(
            6 * sum(safe_ratio(paid.paid_amount, counts.day_count) * months.day_count),
            sum(paid.paid_amount)
        ) as pay_day_ratio
    from paid
    inner join counts
        on paid.snapshot_date = counts.snapshot_date
        and paid.weekday_number = counts.weekday_number
    -- Fans out on purpose: each of the next twelve months.
    inner join months
        on paid.weekday_number = months.weekday_number
        and months.month_date > paid.last_month_date
        and months.month_date <= add_months(paid.last_month_date, 12)
    group by paid.snapshot_date, paid.practice_id, paid.payer_class, months.month_date

),

final as (

    select
        snapshot_date,
        practice_id,
        payer_class,
        month_date,
        -- No month has a fifth more or less of one weekday: beyond it are classes of odd payments.
        smaller_of(larger_of(coalesce(pay_day_ratio, 1), 0.8), 1.2) as pay_day_ratio
    from ratios

)

select * from final
