-- Grain: one row per kind of period, snapshot date, practice and distance: how far a forecast may
-- be off in four of five cases, from the errors of forecasts that were over by then. 1.2816
-- standard deviations about zero, so that a lasting error to one side widens the band too. With
-- fewer than three errors there is none.

with

forecasts as (

    select * from int_forecasts__summed

),

errors as (

    select * from int_forecast_errors__measured

),

snapshots as (

    select
        period_kind,
        snapshot_date,
        practice_id
    from forecasts
    group by period_kind, snapshot_date, practice_id

),

final as (

    select
        snapshots.period_kind as period_kind,
        snapshots.snapshot_date as snapshot_date,
        snapshots.practice_id as practice_id,
        errors.distance as distance,
        count(*) as error_count,
        1.2816 * sqrt(avg(errors.error_ratio * errors.error_ratio)) as band_ratio
    -- Fans out on purpose: all errors known by then.
    from snapshots
    inner join errors
        on snapshots.period_kind = errors.period_kind
        and snapshots.practice_id = errors.practice_id
        and errors.period_end_date <= snapshots.snapshot_date
    group by
        snapshots.period_kind,
        snapshots.snapshot_date,
        snapshots.practice_id,
        errors.distance
    having count(*) >= 3

)

select * from final
