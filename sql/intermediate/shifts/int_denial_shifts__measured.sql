-- Grain: one row per practice, payer or location and denial category whose denials stood out for
-- some weeks; they last while the last of them is not four weeks old.
-- At least 8 denials, five in a hundred above the rate of the other weeks, and far beyond chance:
-- evidence is the log of how much likelier two rates are than one for all weeks.
-- What is seen of a location and of its payers alike is told once, by the stronger of the two.

with

weeks as (

    select * from int_denial_weeks__counted

),

scanned as (

    select * from int_denial_shifts__scanned

),

marked as (

    select
        weeks.practice_id as practice_id,
        weeks.segment_kind as segment_kind,
        weeks.segment_id as segment_id,
        weeks.denial_category as denial_category,
        weeks.service_week as service_week,
        weeks.claim_count as claim_count,
        weeks.denied_count as denied_count,
        cast(coalesce(weeks.service_week > scanned.week_before, true)
            and weeks.service_week <= scanned.last_week as boolean) as is_within
    from weeks
    inner join scanned
        on weeks.practice_id = scanned.practice_id
        and weeks.segment_kind = scanned.segment_kind
        and weeks.segment_id = scanned.segment_id
        and weeks.denial_category = scanned.denial_category

),

counted as (

    select
        practice_id,
        segment_kind,
        segment_id,
        denial_category,
        min(case when is_within then service_week else null end) as first_week,
        max(case when is_within then service_week else null end) as last_week,
        max(service_week) as latest_week,
        sum(case when is_within then claim_count else 0 end) as within_count,
        sum(case when is_within then denied_count else 0 end) as within_denied,
        sum(case when is_within then 0 else claim_count end) as other_count,
        sum(case when is_within then 0 else denied_count end) as other_denied
    from marked
    group by practice_id, segment_kind, segment_id, denial_category

),

judged as (

    select
        practice_id,
        segment_kind,
        segment_id,
        denial_category,
        first_week,
        case when last_week < add_days(latest_week, -21) then add_days(last_week, 6)
            else null end as until_date,
        within_count,
        within_denied,
        other_count,
        safe_ratio(within_denied, within_count) as within_rate,
        safe_ratio(other_denied, other_count) as other_rate,
        safe_ratio(within_denied + other_denied, within_count + other_count) as whole_rate,
        other_denied
    from counted
    where within_denied >= 8
        and other_count >= 20

),

evident as (

    select
        practice_id,
        segment_kind,
        segment_id,
        denial_category,
        first_week,
        until_date,
        within_count,
        within_denied,
        other_count,
        within_rate,
        other_rate,
        within_denied * ln(safe_ratio(within_rate, whole_rate))
            + case when within_denied < within_count
                then (within_count - within_denied)
                    * ln(safe_ratio(1 - within_rate, 1 - whole_rate))
                else 0 end
            + case when other_denied > 0
                then other_denied * ln(safe_ratio(other_rate, whole_rate))
                else 0 end
            + case when other_denied < other_count
                then (other_count - other_denied)
                    * ln(safe_ratio(1 - other_rate, 1 - whole_rate))
                else 0 end as evidence
    from judged
    where within_rate >= other_rate + 0.05

),

stronger as (

    select
        evident.practice_id as practice_id,
        evident.segment_kind as segment_kind,
        evident.segment_id as segment_id,
        evident.denial_category as denial_category,
        count(*) as stronger_count
    from evident
    inner join evident as others
        on evident.practice_id = others.practice_id
        and evident.denial_category = others.denial_category
    where evident.segment_kind != others.segment_kind
        and evident.evidence < others.evidence
        and evident.first_week <= coalesce(others.until_date, evident.first_week)
        and others.first_week <= coalesce(evident.until_date, others.first_week)
    group by
        evident.practice_id,
        evident.segment_kind,
        evident.segment_id,
        evident.denial_category

),

final as (

    select
        evident.practice_id as practice_id,
        evident.segment_kind as segment_kind,
        evident.segment_id as segment_id,
        evident.denial_category as denial_category,
        evident.first_week as shift_date,
        evident.until_date as until_date,
        evident.other_rate as before_rate,
        evident.within_rate as after_rate,
        evident.other_count as count_before,
        evident.within_count as count_after,
        evident.within_denied as denied_count,
        evident.evidence as evidence
    from evident
    left join stronger
        on evident.practice_id = stronger.practice_id
        and evident.segment_kind = stronger.segment_kind
        and evident.segment_id = stronger.segment_id
        and evident.denial_category = stronger.denial_category
    where evident.evidence >= 10
        and stronger.stronger_count is null

)

select * from final
