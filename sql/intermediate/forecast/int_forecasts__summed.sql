-- Grain: one row per kind of period, snapshot date, practice, payer class and period forecast.
-- Months of all snapshots; weeks of now and of every fourth week before.

with

months as (

    select * from int_forecast_parts__priced

),

weeks as (

    select * from int_forecast_weeks__priced

),

context as (

    select * from run_context

),

final as (

    select
        'month' as period_kind,
        snapshot_date,
        practice_id,
        payer_class,
        horizon_months as period_number,
        month_date as period_date,
        month_end(month_date) as period_end_date,
        sum(forecast_amount) as forecast_amount,
        sum(case when method = 'charges_to_come' then 0 else forecast_amount end)
            as charged_forecast_amount
    from months
    group by snapshot_date, practice_id, payer_class, horizon_months, month_date

    union all

    select
        'week' as period_kind,
        add_days(context.as_of_date, -7 * weeks.origin_week) as snapshot_date,
        weeks.practice_id as practice_id,
        weeks.payer_class as payer_class,
        weeks.week_number as period_number,
        add_days(context.as_of_date, 7 * (weeks.week_number - weeks.origin_week) - 6)
            as period_date,
        add_days(context.as_of_date, 7 * (weeks.week_number - weeks.origin_week))
            as period_end_date,
        sum(weeks.first_paid_amount + weeks.other_paid_amount) as forecast_amount,
        sum(case when weeks.source = 'charges_to_come' then 0
            else weeks.first_paid_amount + weeks.other_paid_amount end)
            as charged_forecast_amount
    from weeks
    cross join context
    group by
        add_days(context.as_of_date, -7 * weeks.origin_week),
        weeks.practice_id,
        weeks.payer_class,
        weeks.week_number,
        add_days(context.as_of_date, 7 * (weeks.week_number - weeks.origin_week) - 6),
        add_days(context.as_of_date, 7 * (weeks.week_number - weeks.origin_week))

)

select * from final
