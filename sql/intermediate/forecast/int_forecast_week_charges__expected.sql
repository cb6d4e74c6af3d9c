-- Grain: one row per week of origin, practice, payer class and each of the next 13 weeks: charges
-- to be expected, from those of the 26 weeks before by working day.

with

rates as (

    select * from int_forecast_week_rates__estimated

),

cells as (

    select * from int_collection_weeks__counted

),

days as (

    select * from int_working_days__judged

),

seasons as (

    select * from int_forecast_seasons__estimated

),

context as (

    select * from run_context

),

origins as (

    select
        rates.origin_week as origin_week,
        rates.practice_id as practice_id,
        add_days(context.as_of_date, -7 * rates.origin_week) as origin_date
    from rates
    cross join context
    group by
        rates.origin_week,
        rates.practice_id,
        add_days(context.as_of_date, -7 * rates.origin_week)

),

known_seasons as (

    select
        origins.origin_week as origin_week,
        origins.practice_id as practice_id,
        max(seasons.snapshot_date) as snapshot_date
    from origins
    inner join seasons
        on origins.practice_id = seasons.practice_id
        and seasons.snapshot_date <= origins.origin_date
    group by origins.origin_week, origins.practice_id

),

worked as (

    select
        origins.origin_week as origin_week,
        origins.practice_id as practice_id,
        sum(days.worked_days) as working_day_count
    from origins
    inner join days
        on origins.practice_id = days.practice_id
        and days.date_day > add_days(origins.origin_date, -182)
        and days.date_day <= origins.origin_date
    group by origins.origin_week, origins.practice_id

),

charged as (

    select
        origins.origin_week as origin_week,
        cells.practice_id as practice_id,
        cells.payer_class as payer_class,
        sum(cells.charge_amount) as charge_amount
    from origins
    inner join cells
        on origins.practice_id = cells.practice_id
        and cells.charge_week >= origins.origin_week
        and cells.charge_week < origins.origin_week + 26
    where cells.age_weeks = 0
    group by origins.origin_week, cells.practice_id, cells.payer_class

),

ahead as (

    select
        origins.origin_week as origin_week,
        origins.practice_id as practice_id,
        int_div(days_between(origins.origin_date, days.date_day) + 6, 7) as week_number,
        min(origins.origin_date) as origin_date,
        min(days.date_day) as first_working_date,
        sum(days.expected_days) as expected_day_count
    from origins
    inner join days
        on origins.practice_id = days.practice_id
        and days.date_day > origins.origin_date
        and days.date_day <= add_days(origins.origin_date, 91)
    group by
        origins.origin_week,
        origins.practice_id,
        int_div(days_between(origins.origin_date, days.date_day) + 6, 7)

),

final as (

    select
        ahead.origin_week as origin_week,
        ahead.practice_id as practice_id,
        charged.payer_class as payer_class,
        ahead.week_number as week_number,
        add_days(ahead.origin_date, 7 * ahead.week_number - 6) as week_date,
        ahead.expected_day_count as expected_day_count,
        money(
            coalesce(safe_ratio(charged.charge_amount, worked.working_day_count), 0)
        ) as charge_per_day_amount,
        coalesce(seasons.season_ratio, 1) as season_ratio
    from ahead
    inner join charged
        on ahead.origin_week = charged.origin_week
        and ahead.practice_id = charged.practice_id
    inner join worked
        on ahead.origin_week = worked.origin_week
        and ahead.practice_id = worked.practice_id
    left join known_seasons
        on ahead.origin_week = known_seasons.origin_week
        and ahead.practice_id = known_seasons.practice_id
    left join seasons
        on known_seasons.snapshot_date = seasons.snapshot_date
        and ahead.practice_id = seasons.practice_id
        and month_start(ahead.first_working_date) = seasons.month_date

)

select * from final
