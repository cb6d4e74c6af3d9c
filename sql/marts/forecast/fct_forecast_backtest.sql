-- Grain: one row per kind of period, day of an earlier forecast, practice, and month or week that
-- is over: the forecast as the same models make it of what was known by then, and what came.

with

errors as (

    select * from int_forecast_errors__measured

),

bands as (

    select * from int_forecast_bands__estimated

),

final as (

    select
        errors.practice_id as practice_id,
        errors.practice_id || '-' || cast(errors.snapshot_date as varchar) || '-'
            || errors.period_kind || '-' || cast(errors.period_number as varchar)
            as backtest_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        errors.period_kind as period_kind,
        errors.snapshot_date as snapshot_date,
        errors.period_number as period_number,
        pad_left(cast(errors.period_number as varchar), 2, '0') as horizon,
        errors.period_date as period_date,
        errors.period_end_date as period_end_date,
        money(errors.forecast_amount) as forecast_amount,
        money(errors.actual_amount) as actual_amount,
        money(errors.forecast_amount) - money(errors.actual_amount) as error_amount,
        safe_ratio(abs(errors.forecast_amount - errors.actual_amount), errors.actual_amount)
            as absolute_error_ratio,
        bands.band_ratio as band_ratio,
        cast(abs(errors.error_ratio) <= bands.band_ratio as boolean) as is_in_band
    from errors
    left join bands
        on errors.period_kind = bands.period_kind
        and errors.snapshot_date = bands.snapshot_date
        and errors.practice_id = bands.practice_id
        and errors.distance = bands.distance

)

select * from final
