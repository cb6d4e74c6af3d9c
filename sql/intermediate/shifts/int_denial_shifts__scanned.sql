-- Grain: one row per practice, payer or location and denial category: the weeks whose denials stand
-- out most above what is usual.
-- Denials above the usual rate and four in a hundred are added up week by week; the weeks from the
-- lowest point to the highest rise after it are the ones. The usual rate is the median of months.

with

weeks as (

    select * from int_denial_weeks__counted

),

months as (

    select
        practice_id,
        segment_kind,
        segment_id,
        denial_category,
        month_start(service_week) as service_month,
        safe_ratio(sum(denied_count), sum(claim_count)) as month_rate
    from weeks
    group by
        practice_id, segment_kind, segment_id, denial_category, month_start(service_week)

),

usual as (

    select
        practice_id,
        segment_kind,
        segment_id,
        denial_category,
        p50(month_rate) as usual_rate
    from months
    where month_rate is not null
    group by practice_id, segment_kind, segment_id, denial_category

),

running as (

    select
        weeks.practice_id as practice_id,
        weeks.segment_kind as segment_kind,
        weeks.segment_id as segment_id,
        weeks.denial_category as denial_category,
        weeks.service_week as service_week,
        sum(weeks.denied_count - (usual.usual_rate + 0.04) * weeks.claim_count) over (
            partition by
                weeks.practice_id,
                weeks.segment_kind,
                weeks.segment_id,
                weeks.denial_category
            order by weeks.service_week
        ) as excess
    from weeks
    inner join usual
        on weeks.practice_id = usual.practice_id
        and weeks.segment_kind = usual.segment_kind
        and weeks.segment_id = usual.segment_id
        and weeks.denial_category = usual.denial_category

),

ends as (

    select
        practice_id,
        segment_kind,
        segment_id,
        denial_category,
        service_week,
        excess - smaller_of(0.0, coalesce(min(excess) over (
            partition by practice_id, segment_kind, segment_id, denial_category
            order by service_week
            rows between unbounded preceding and 1 preceding
        ), 0.0)) as rise
    from running

),

highest as (

    select
        practice_id,
        segment_kind,
        segment_id,
        denial_category,
        service_week as last_week
    from ends
    qualify row_number() over (
        partition by practice_id, segment_kind, segment_id, denial_category
        order by rise desc, service_week
    ) = 1

),

lowest as (

    select
        running.practice_id as practice_id,
        running.segment_kind as segment_kind,
        running.segment_id as segment_id,
        running.denial_category as denial_category,
        running.service_week as week_before
    -- One row: the lowest of the weeks before the end is kept.
    from running
    inner join highest
        on running.practice_id = highest.practice_id
        and running.segment_kind = highest.segment_kind
        and running.segment_id = highest.segment_id
        and running.denial_category = highest.denial_category
    where running.service_week < highest.last_week
        and running.excess <= 0
    qualify row_number() over (
        partition by
            running.practice_id,
            running.segment_kind,
            running.segment_id,
            running.denial_category
        order by running.excess, running.service_week desc
    ) = 1

),

final as (

    select
        highest.practice_id as practice_id,
        highest.segment_kind as segment_kind,
        highest.segment_id as segment_id,
        highest.denial_category as denial_category,
        lowest.week_before as week_before,
        highest.last_week as last_week
    from highest
    left join lowest
        on highest.practice_id = lowest.practice_id
        and highest.segment_kind = lowest.segment_kind
        and highest.segment_id = lowest.segment_id
        and highest.denial_category = lowest.denial_category

)

select * from final
