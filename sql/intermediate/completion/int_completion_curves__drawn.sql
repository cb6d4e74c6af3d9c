-- Grain: one row per family of metrics, practice, payer class and days.
-- The share of the final count of ripe cohorts that was known by then. Ripe cohorts of a year are
-- the measure: older ones were made by other habits.

with

observed as (

    select * from int_cohorts__observed

),

horizons as (

    select * from int_cohorts__horizons

),

context as (

    select * from run_context

),

measured as (

    select
        horizons.family as family,
        horizons.practice_id as practice_id,
        horizons.payer_class as payer_class,
        observed.known_days as known_days,
        sum(observed.cohort_count) as known_count
    -- Fans out on purpose: a cohort counts for its class and for the whole practice.
    from observed
    inner join horizons
        on observed.family = horizons.family
        and observed.practice_id = horizons.practice_id
    cross join context
    where (horizons.payer_class = 'all' or horizons.payer_class = observed.payer_class)
        and observed.known_days is not null
        and observed.cohort_date <= add_days(context.as_of_date, -horizons.ripe_days)
        and observed.cohort_date > add_days(context.as_of_date, -horizons.ripe_days - 365)
    group by
        horizons.family,
        horizons.practice_id,
        horizons.payer_class,
        observed.known_days

),

final as (

    select
        family,
        practice_id,
        payer_class,
        known_days,
        safe_ratio(
            sum(known_count) over (
                partition by family, practice_id, payer_class order by known_days
            ),
            sum(known_count) over (partition by family, practice_id, payer_class)
        ) as known_share,
        cast(sum(known_count) over (partition by family, practice_id, payer_class) as bigint)
            as reference_count
    from measured

)

select * from final
