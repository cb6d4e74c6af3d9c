-- Grain: one row per family of metrics, practice, payer class and month of a cohort.
-- A month is ripe when its last day is fifteen days older than nine of ten take to be known, or
-- when 95 % of it is known already; where nobody knows what is missing (charges, sendings and
-- postings to come), when 95 % is what ripe months had known.

with

observed as (

    select * from int_cohorts__observed

),

completion as (

    select * from fct_completion

),

horizons as (

    select * from int_cohorts__horizons

),

context as (

    select * from run_context

),

counted as (

    select
        family,
        practice_id,
        payer_class,
        month_start(cohort_date) as cohort_month,
        sum(cohort_count) as cohort_count,
        sum(case when known_days is null then 0 else cohort_count end) as known_count
    from observed
    group by family, practice_id, payer_class, month_start(cohort_date)

),

completed as (

    select
        family,
        practice_id,
        payer_class,
        month_start(cohort_date) as cohort_month,
        safe_ratio(sum(complete_count), sum(usual_count)) as complete_share
    from completion
    group by family, practice_id, payer_class, month_start(cohort_date)

),

judged as (

    select
        counted.family as family,
        counted.practice_id as practice_id,
        counted.payer_class as payer_class,
        counted.cohort_month as cohort_month,
        counted.cohort_count as cohort_count,
        counted.known_count as known_count,
        case when counted.family in ('answer', 'outcome')
            then safe_ratio(counted.known_count, counted.cohort_count)
            else null end as known_share,
        completed.complete_share as complete_share,
        horizons.p90_days as p90_days,
        add_days(month_end(counted.cohort_month), horizons.ripe_days) as ripe_date,
        context.as_of_date as as_of_date
    from counted
    cross join context
    left join completed
        on counted.family = completed.family
        and counted.practice_id = completed.practice_id
        and counted.payer_class = completed.payer_class
        and counted.cohort_month = completed.cohort_month
    left join horizons
        on counted.family = horizons.family
        and counted.practice_id = horizons.practice_id
        and counted.payer_class = horizons.payer_class
    where counted.cohort_month <= context.as_of_date

),

final as (

    select
        family,
        practice_id,
        payer_class,
        family || '-' || practice_id || '-' || payer_class || '-'
            || cast(cohort_month as varchar) as ripeness_key,
        cohort_month,
        cast(cohort_count as bigint) as cohort_count,
        cast(known_count as bigint) as known_count,
        known_share,
        complete_share,
        p90_days,
        ripe_date,
        cast(
            month_end(cohort_month) <= as_of_date
            and (
                coalesce(ripe_date <= as_of_date, false)
                or coalesce(known_share, complete_share, 0) >= 0.95
            )
        as boolean) as is_ripe
    from judged

)

select * from final
