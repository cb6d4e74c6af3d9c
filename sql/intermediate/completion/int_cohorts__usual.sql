-- Grain: one row per family of metrics, practice, payer class and day of the week (0 is Monday).
-- How many a ripe day of that weekday had, over the last year. Weekdays differ, and so do the days
-- of a young month.

with

observed as (

    select * from int_cohorts__observed

),

horizons as (

    select * from int_cohorts__horizons

),

days as (

    select * from dim_dates

),

context as (

    select * from run_context

),

spans as (

    select
        horizons.family as family,
        horizons.practice_id as practice_id,
        horizons.payer_class as payer_class,
        larger_of(
            add_days(context.as_of_date, -horizons.ripe_days - 364), context.first_date
        ) as from_date,
        add_days(context.as_of_date, -horizons.ripe_days) as to_date
    from horizons
    cross join context
    where horizons.payer_class != 'all'

),

weekdays as (

    select
        spans.family as family,
        spans.practice_id as practice_id,
        spans.payer_class as payer_class,
        days_between(week_start(days.date_day), days.date_day) as week_day,
        count(*) as day_count
    -- Fans out on purpose: every day of the span.
    from spans
    cross join days
    where days.date_day between spans.from_date and spans.to_date
    group by
        spans.family,
        spans.practice_id,
        spans.payer_class,
        days_between(week_start(days.date_day), days.date_day)

),

counted as (

    select
        spans.family as family,
        spans.practice_id as practice_id,
        spans.payer_class as payer_class,
        days_between(week_start(observed.cohort_date), observed.cohort_date) as week_day,
        sum(observed.cohort_count) as cohort_count
    from spans
    inner join observed
        on spans.family = observed.family
        and spans.practice_id = observed.practice_id
        and spans.payer_class = observed.payer_class
    where observed.known_days is not null
        and observed.cohort_date between spans.from_date and spans.to_date
    group by
        spans.family,
        spans.practice_id,
        spans.payer_class,
        days_between(week_start(observed.cohort_date), observed.cohort_date)

),

final as (

    select
        weekdays.family as family,
        weekdays.practice_id as practice_id,
        weekdays.payer_class as payer_class,
        weekdays.week_day as week_day,
        safe_ratio(counted.cohort_count, weekdays.day_count) as usual_count
    from weekdays
    inner join counted
        on weekdays.family = counted.family
        and weekdays.practice_id = counted.practice_id
        and weekdays.payer_class = counted.payer_class
        and weekdays.week_day = counted.week_day

)

select * from final
