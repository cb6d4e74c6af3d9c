-- Grain: one row per family of metrics, practice, payer class and day of a cohort, up to the as-of
-- day.
-- complete_share is what ripe cohorts had known at the cohort's age; usual_count is a usual day of
-- the weekday, so that a month weighs its days by what they will bring, not by what is known.

with

horizons as (

    select * from int_cohorts__horizons

),

usual as (

    select * from int_cohorts__usual

),

curves as (

    select * from int_completion_curves__filled

),

days as (

    select * from dim_dates

),

context as (

    select * from run_context

),

cohorts as (

    select
        usual.family as family,
        usual.practice_id as practice_id,
        usual.payer_class as payer_class,
        days.date_day as cohort_date,
        days_between(days.date_day, context.as_of_date) as age_days,
        horizons.ripe_days as ripe_days,
        usual.usual_count as usual_count
    -- Fans out on purpose: every day of the data that is of the weekday.
    from usual
    inner join horizons
        on usual.family = horizons.family
        and usual.practice_id = horizons.practice_id
        and usual.payer_class = horizons.payer_class
    cross join days
    cross join context
    where days.date_day between context.first_date and context.as_of_date
        and days_between(week_start(days.date_day), days.date_day) = usual.week_day

),

final as (

    select
        cohorts.family as family,
        cohorts.practice_id as practice_id,
        cohorts.payer_class as payer_class,
        cohorts.family || '-' || cohorts.practice_id || '-' || cohorts.payer_class || '-'
            || cast(cohorts.cohort_date as varchar) as completion_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        cohorts.cohort_date as cohort_date,
        cohorts.age_days as age_days,
        cohorts.usual_count as usual_count,
        case when cohorts.age_days >= cohorts.ripe_days then cast(1 as double)
            else curves.known_share end as complete_share,
        cohorts.usual_count * case when cohorts.age_days >= cohorts.ripe_days then cast(1 as double)
            else curves.known_share end as complete_count
    from cohorts
    left join curves
        on cohorts.family = curves.family
        and cohorts.practice_id = curves.practice_id
        and cohorts.payer_class = curves.payer_class
        and cohorts.age_days = curves.age_days

)

select * from final
