-- Grain: one row per claim or visit of a week that is old enough to tell how long it took.
-- A week counts once each of its claims has had the horizon's days: nine of ten waits and fifteen
-- days. A longer wait, over or not, counts as the horizon, so that young weeks cannot look faster.

with

waits as (

    select * from int_waits__listed

),

context as (

    select * from run_context

),

horizons as (

    select
        wait_kind,
        practice_id,
        coalesce(payer_id, '-') as payer_key,
        smaller_of(cast(floor(p90(ended_days)) as integer) + 15, 120) as horizon_days
    from waits
    where ended_days is not null
    group by wait_kind, practice_id, coalesce(payer_id, '-')

),

final as (

    select
        waits.wait_kind as wait_kind,
        waits.practice_id as practice_id,
        horizons.payer_key as payer_key,
        waits.wait_key as wait_key,
        waits.start_week as start_week,
        smaller_of(waits.waited_days, horizons.horizon_days) as wait_days
    from waits
    inner join horizons
        on waits.wait_kind = horizons.wait_kind
        and waits.practice_id = horizons.practice_id
        and coalesce(waits.payer_id, '-') = horizons.payer_key
    cross join context
    where add_days(waits.start_week, 6 + horizons.horizon_days) <= context.as_of_date

)

select * from final
