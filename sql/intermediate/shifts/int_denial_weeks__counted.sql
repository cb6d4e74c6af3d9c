-- Grain: one row per practice, payer or location, denial category and week of service: first
-- adjudications, and those that the category denied.
-- A week counts once nine of ten of its claims are answered. Categories with fewer than 8 denials
-- are not looked at.

with

claims as (

    select * from fct_claims

),

segments as (

    select
        practice_id,
        'payer' as segment_kind,
        payer_id as segment_id,
        week_start(service_from_date) as service_week,
        is_adjudicated,
        is_duplicate_denial,
        is_denied_first_pass,
        denial_category
    from claims
    where is_primary

    union all

    select
        practice_id,
        'location' as segment_kind,
        location_id as segment_id,
        week_start(service_from_date) as service_week,
        is_adjudicated,
        is_duplicate_denial,
        is_denied_first_pass,
        denial_category
    from claims
    where is_primary
        and location_id is not null

),

weeks as (

    select
        practice_id,
        segment_kind,
        segment_id,
        service_week,
        sum(case when is_adjudicated and not is_duplicate_denial then 1 else 0 end)
            as claim_count
    from segments
    where service_week is not null
    group by practice_id, segment_kind, segment_id, service_week
    having 10 * sum(case when is_adjudicated then 1 else 0 end) >= 9 * count(*)

),

denials as (

    select
        practice_id,
        segment_kind,
        segment_id,
        service_week,
        denial_category,
        count(*) as denied_count
    from segments
    where is_denied_first_pass
        and not is_duplicate_denial
        and denial_category is not null
    group by practice_id, segment_kind, segment_id, service_week, denial_category

),

units as (

    select
        practice_id,
        segment_kind,
        segment_id,
        denial_category
    from denials
    group by practice_id, segment_kind, segment_id, denial_category
    having sum(denied_count) >= 8

),

final as (

    select
        units.practice_id as practice_id,
        units.segment_kind as segment_kind,
        units.segment_id as segment_id,
        units.denial_category as denial_category,
        weeks.service_week as service_week,
        cast(weeks.claim_count as bigint) as claim_count,
        cast(coalesce(denials.denied_count, 0) as bigint) as denied_count
    -- Fans out on purpose: every week of the segment for each of its categories.
    from units
    inner join weeks
        on units.practice_id = weeks.practice_id
        and units.segment_kind = weeks.segment_kind
        and units.segment_id = weeks.segment_id
    left join denials
        on units.practice_id = denials.practice_id
        and units.segment_kind = denials.segment_kind
        and units.segment_id = denials.segment_id
        and units.denial_category = denials.denial_category
        and weeks.service_week = denials.service_week

)

select * from final
