-- Grain: one row per family of metrics, practice and payer class.
-- Days within which nine of ten are known. A cohort is ripe fifteen days after that. Class 'all' is
-- the whole practice.

with

observed as (

    select * from int_cohorts__observed

),

counted as (

    select
        family,
        practice_id,
        payer_class,
        known_days,
        sum(cohort_count) as known_count
    from observed
    where known_days is not null
    group by family, practice_id, payer_class, known_days

    union all

    select
        family,
        practice_id,
        'all' as payer_class,
        known_days,
        sum(cohort_count) as known_count
    from observed
    where known_days is not null
    group by family, practice_id, known_days

),

running as (

    select
        family,
        practice_id,
        payer_class,
        known_days,
        sum(known_count) over (
            partition by family, practice_id, payer_class order by known_days
        ) as running_count,
        sum(known_count) over (partition by family, practice_id, payer_class) as whole_count
    from counted

),

final as (

    select
        family,
        practice_id,
        payer_class,
        min(case when 10 * running_count >= 9 * whole_count then known_days else null end)
            as p90_days,
        min(case when 10 * running_count >= 9 * whole_count then known_days else null end) + 15
            as ripe_days,
        cast(max(whole_count) as bigint) as known_count
    from running
    group by family, practice_id, payer_class

)

select * from final
