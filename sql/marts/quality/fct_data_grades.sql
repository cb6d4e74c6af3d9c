-- Grain: one row per practice and month.
-- The grade is that of the worst check that counts: figures are no better than the weakest data
-- they rest on. unusable_metrics names the metrics that checks of the month make useless.

with

quality as (

    select * from fct_data_quality

),

check_metrics as (

    select * from seed_data_check_metrics

),

months as (

    select
        practice_id,
        month_date,
        max(case when is_graded then grade else null end) as grade,
        sum(case when is_graded and grade is not null then 1 else 0 end) as check_count
    from quality
    group by practice_id, month_date

),

weak_checks as (

    select
        quality.practice_id as practice_id,
        quality.month_date as month_date,
        join_text(quality.check_name) as check_names
    from quality
    inner join months
        on quality.practice_id = months.practice_id
        and quality.month_date = months.month_date
    where quality.is_graded
        and quality.grade = months.grade
        and quality.grade != 'A'
    group by quality.practice_id, quality.month_date

),

unusable as (

    select
        quality.practice_id as practice_id,
        quality.month_date as month_date,
        check_metrics.metric_name as metric_name
    from quality
    inner join check_metrics
        on quality.check_name = check_metrics.check_name
    where quality.is_unusable
    group by quality.practice_id, quality.month_date, check_metrics.metric_name

),

unusable_lists as (

    select
        practice_id,
        month_date,
        join_text(metric_name) as metric_names,
        count(*) as metric_count
    from unusable
    group by practice_id, month_date

),

final as (

    select
        months.practice_id as practice_id,
        months.month_date as month_date,
        months.grade as grade,
        cast(months.check_count as bigint) as check_count,
        weak_checks.check_names as weak_checks,
        cast(coalesce(unusable_lists.metric_count, 0) as bigint) as unusable_count,
        unusable_lists.metric_names as unusable_metrics
    from months
    left join weak_checks
        on months.practice_id = weak_checks.practice_id
        and months.month_date = weak_checks.month_date
    left join unusable_lists
        on months.practice_id = unusable_lists.practice_id
        and months.month_date = unusable_lists.month_date

)

select * from final
