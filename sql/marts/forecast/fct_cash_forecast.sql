-- Grain: one row per snapshot date, practice, payer class, and month or week forecast. Twelve
-- months as of the as-of date and of each of the twelve month ends before; 13 weeks as of the
-- as-of date. The band is the practice's, shared among its payer classes by their forecasts.

with

forecasts as (

    select * from int_forecasts__summed

),

bands as (

    select * from int_forecast_bands__estimated

),

cash as (

    select * from int_cash_days__counted

),

context as (

    select * from run_context

),

chosen as (

    select
        forecasts.period_kind as period_kind,
        forecasts.snapshot_date as snapshot_date,
        forecasts.practice_id as practice_id,
        forecasts.payer_class as payer_class,
        forecasts.period_number as period_number,
        forecasts.period_date as period_date,
        forecasts.period_end_date as period_end_date,
        case
            when forecasts.period_kind = 'month' and forecasts.period_number <= 3 then 'near'
            when forecasts.period_kind = 'week' and forecasts.period_number <= 4 then 'near'
            else 'far'
        end as distance,
        forecasts.forecast_amount as forecast_amount,
        forecasts.charged_forecast_amount as charged_forecast_amount
    from forecasts
    cross join context
    where forecasts.period_kind = 'month'
        or forecasts.snapshot_date = context.as_of_date

),

spans as (

    select
        practice_id,
        payer_class,
        period_kind,
        period_date,
        period_end_date
    from chosen
    group by practice_id, payer_class, period_kind, period_date, period_end_date

),

received as (

    select
        spans.practice_id as practice_id,
        spans.payer_class as payer_class,
        spans.period_kind as period_kind,
        spans.period_date as period_date,
        sum(cash.paid_amount) as paid_amount
    from spans
    inner join cash
        on spans.practice_id = cash.practice_id
        and spans.payer_class = cash.payer_class
        and cash.posted_date between spans.period_date and spans.period_end_date
    group by spans.practice_id, spans.payer_class, spans.period_kind, spans.period_date

),

final as (

    select
        chosen.practice_id as practice_id,
        chosen.payer_class as payer_class,
        chosen.practice_id || '-' || chosen.payer_class || '-'
            || cast(chosen.snapshot_date as varchar) || '-' || chosen.period_kind || '-'
            || cast(chosen.period_date as varchar) as forecast_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        chosen.snapshot_date as snapshot_date,
        chosen.period_kind as period_kind,
        chosen.period_number as period_number,
        chosen.period_date as period_date,
        chosen.period_end_date as period_end_date,
        case when chosen.period_kind = 'month'
            then char_sub(cast(chosen.period_date as varchar), 1, 7)
            else cast(chosen.period_date as varchar) end as period_name,
        money(chosen.forecast_amount) as forecast_amount,
        money(chosen.charged_forecast_amount) as charged_forecast_amount,
        bands.band_ratio as band_ratio,
        money(chosen.forecast_amount * (1 - bands.band_ratio)) as low_amount,
        money(chosen.forecast_amount * (1 + bands.band_ratio)) as high_amount,
        money(coalesce(received.paid_amount, 0)) as received_amount,
        cast(chosen.period_end_date <= context.as_of_date as boolean) as is_over
    from chosen
    cross join context
    left join bands
        on chosen.period_kind = bands.period_kind
        and chosen.snapshot_date = bands.snapshot_date
        and chosen.practice_id = bands.practice_id
        and chosen.distance = bands.distance
    left join received
        on chosen.practice_id = received.practice_id
        and chosen.payer_class = received.payer_class
        and chosen.period_kind = received.period_kind
        and chosen.period_date = received.period_date

)

select * from final
