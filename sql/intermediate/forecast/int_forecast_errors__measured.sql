-- Grain: one row per kind of period, snapshot date before the as-of date, practice and period that
-- is over by now: forecast, actual, and the difference over the forecast.

with

forecasts as (

    select * from int_forecasts__summed

),

cash as (

    select * from int_cash_days__counted

),

context as (

    select * from run_context

),

sums as (

    select
        forecasts.period_kind as period_kind,
        forecasts.snapshot_date as snapshot_date,
        forecasts.practice_id as practice_id,
        forecasts.period_number as period_number,
        forecasts.period_date as period_date,
        forecasts.period_end_date as period_end_date,
        sum(forecasts.forecast_amount) as forecast_amount
    from forecasts
    cross join context
    where forecasts.snapshot_date < context.as_of_date
        and forecasts.period_end_date <= context.as_of_date
    group by
        forecasts.period_kind,
        forecasts.snapshot_date,
        forecasts.practice_id,
        forecasts.period_number,
        forecasts.period_date,
        forecasts.period_end_date

),

periods as (

    select
        practice_id,
        period_date,
        period_end_date
    from sums
    group by practice_id, period_date, period_end_date

),

actuals as (

    select
        periods.practice_id as practice_id,
        periods.period_date as period_date,
        periods.period_end_date as period_end_date,
        sum(cash.paid_amount) as actual_amount
    from periods
    inner join cash
        on periods.practice_id = cash.practice_id
        and cash.posted_date between periods.period_date and periods.period_end_date
    group by periods.practice_id, periods.period_date, periods.period_end_date

),

final as (

    select
        sums.period_kind as period_kind,
        sums.snapshot_date as snapshot_date,
        sums.practice_id as practice_id,
        sums.period_number as period_number,
        sums.period_date as period_date,
        sums.period_end_date as period_end_date,
        case
            when sums.period_kind = 'month' and sums.period_number <= 3 then 'near'
            when sums.period_kind = 'week' and sums.period_number <= 4 then 'near'
            else 'far'
        end as distance,
        sums.forecast_amount as forecast_amount,
        coalesce(actuals.actual_amount, 0) as actual_amount,
        safe_ratio(coalesce(actuals.actual_amount, 0), sums.forecast_amount) - 1 as error_ratio
    from sums
    left join actuals
        on sums.practice_id = actuals.practice_id
        and sums.period_date = actuals.period_date
        and sums.period_end_date = actuals.period_end_date
    where sums.forecast_amount > 0

)

select * from final
