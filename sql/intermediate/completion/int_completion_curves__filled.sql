-- Grain: one row per family of metrics, practice, payer class and age in days, until it is ripe.
-- The share of the final count that is known at that age. Of the whole practice where the class has
-- fewer than 30 in ripe cohorts; without any ripe cohort there is no curve.

with

horizons as (

    select * from int_cohorts__horizons

),

curves as (

    select * from int_completion_curves__drawn

),

digits as (

    select * from seed_digits

),

ages as (

    select ones.digit + 10 * tens.digit + 100 * hundreds.digit as age_days
    from digits as ones
    cross join digits as tens
    cross join digits as hundreds

),

chosen as (

    select
        horizons.family as family,
        horizons.practice_id as practice_id,
        horizons.payer_class as payer_class,
        horizons.ripe_days as ripe_days,
        case when max(curves.reference_count) >= 30 then horizons.payer_class else 'all' end
            as curve_class
    from horizons
    left join curves
        on horizons.family = curves.family
        and horizons.practice_id = curves.practice_id
        and horizons.payer_class = curves.payer_class
    group by
        horizons.family, horizons.practice_id, horizons.payer_class, horizons.ripe_days

),

final as (

    select
        chosen.family as family,
        chosen.practice_id as practice_id,
        chosen.payer_class as payer_class,
        chosen.curve_class as curve_class,
        ages.age_days as age_days,
        case
            when max(curves.known_share) over (
                partition by chosen.family, chosen.practice_id, chosen.payer_class
            ) is null then null
            else coalesce(max(curves.known_share) over (
                partition by chosen.family, chosen.practice_id, chosen.payer_class
                order by ages.age_days
            ), 0)
        end as known_share
    -- Fans out on purpose: every age until the cohort is ripe.
    from chosen
    cross join ages
    left join curves
        on chosen.family = curves.family
        and chosen.practice_id = curves.practice_id
        and chosen.curve_class = curves.payer_class
        and ages.age_days = curves.known_days
    where ages.age_days < chosen.ripe_days

)

select * from final
