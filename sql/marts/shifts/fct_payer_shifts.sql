-- Grain: one row per change that stands out: practice, kind, payer or location, category and day.
-- Kinds: turnaround (a payer answers slower or faster), charge_lag (a practice enters charges later
-- or sooner), denial_rate (a category of denials at a payer or location), batch_rejected.

with

waits as (

    select * from int_wait_shifts__measured

),

denials as (

    select * from int_denial_shifts__measured

),

batches as (

    select * from int_batches__rejected

),

changes as (

    select
        practice_id,
        wait_kind as shift_kind,
        nullif(payer_key, '-') as payer_id,
        cast(null as varchar) as location_id,
        cast(null as varchar) as denial_category,
        shift_date,
        cast(null as date) as until_date,
        'days' as value_unit,
        days_before as value_before,
        days_after as value_after,
        count_before,
        count_after,
        count_after as affected_count,
        evidence
    from waits

    union all

    select
        practice_id,
        'denial_rate' as shift_kind,
        case when segment_kind = 'payer' then segment_id else null end as payer_id,
        case when segment_kind = 'location' then segment_id else null end as location_id,
        denial_category,
        shift_date,
        until_date,
        'share' as value_unit,
        before_rate as value_before,
        after_rate as value_after,
        count_before,
        count_after,
        denied_count as affected_count,
        evidence
    from denials

    union all

    select
        practice_id,
        'batch_rejected' as shift_kind,
        cast(null as varchar) as payer_id,
        cast(null as varchar) as location_id,
        cast(null as varchar) as denial_category,
        submitted_date as shift_date,
        submitted_date as until_date,
        'share' as value_unit,
        other_rate as value_before,
        cast(1 as double) as value_after,
        other_count as count_before,
        batch_count as count_after,
        batch_count as affected_count,
        cast(null as double) as evidence
    from batches
    qualify row_number() over (
        partition by practice_id, submitted_date
        order by batch_count desc, hop
    ) = 1

),

final as (

    select
        practice_id,
        shift_kind || '-' || practice_id || '-' || coalesce(payer_id, location_id, '') || '-'
            || coalesce(denial_category, '') || '-' || cast(shift_date as varchar) as shift_key,
        shift_kind,
        payer_id,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        location_id,
        denial_category,
        shift_date,
        until_date,
        value_unit,
        cast(value_before as double) as value_before,
        cast(value_after as double) as value_after,
        cast(value_after - value_before as double) as value_change,
        cast(count_before as bigint) as count_before,
        cast(count_after as bigint) as count_after,
        cast(affected_count as bigint) as affected_count,
        cast(evidence as double) as evidence
    from changes

)

select * from final
