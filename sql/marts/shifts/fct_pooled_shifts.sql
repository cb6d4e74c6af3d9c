-- Grain: one row per change of a payer that shows in all practices together, and practice that the
-- payer answered meanwhile.
-- Of the pool a row tells counts of practices and rates in whole percents, and only where five
-- practices or more are in it and three speak for the change, none for more than half of it.
-- What a practice alone makes is its own change (fct_payer_shifts).

with

scanned as (

    select * from int_payer_signals__scanned

),

scored as (

    select * from int_payer_signals__scored

),

context as (

    select * from run_context

),

pooled as (

    select
        signal_kind,
        payer_id,
        signal_about,
        shift_week,
        noticed_week,
        peak_week
    from scanned
    where practice_key = '-'

),

parts as (

    select
        pooled.signal_kind as signal_kind,
        pooled.payer_id as payer_id,
        pooled.signal_about as signal_about,
        pooled.shift_week as shift_week,
        pooled.noticed_week as noticed_week,
        pooled.peak_week as peak_week,
        scored.practice_id as practice_id,
        sum(scored.case_count) as case_count,
        sum(scored.hit_count) as hit_count,
        sum(scored.hit_amount) as hit_amount,
        -- What was usual when it began: weeks that last are usual themselves in the end.
        sum(scored.case_count) * coalesce(
            safe_ratio(
                sum(case when scored.decided_week < add_days(pooled.shift_week, 56)
                    then scored.case_count * scored.usual_rate else 0 end),
                sum(case when scored.decided_week < add_days(pooled.shift_week, 56)
                    then scored.case_count else 0 end)),
            safe_ratio(sum(scored.case_count * scored.usual_rate), sum(scored.case_count))
        ) as usual_hits,
        sum(scored.week_score) as score
    from pooled
    inner join scored
        on pooled.signal_kind = scored.signal_kind
        and pooled.payer_id = scored.payer_id
        and pooled.signal_about = scored.signal_about
    where scored.decided_week between pooled.shift_week and pooled.peak_week
    group by
        pooled.signal_kind,
        pooled.payer_id,
        pooled.signal_about,
        pooled.shift_week,
        pooled.noticed_week,
        pooled.peak_week,
        scored.practice_id

),

wholes as (

    select
        signal_kind,
        payer_id,
        signal_about,
        shift_week,
        count(*) as practice_count,
        sum(case when score > 0 then 1 else 0 end) as agreeing_count,
        safe_ratio(sum(usual_hits), sum(case_count)) as usual_rate,
        safe_ratio(sum(hit_count), sum(case_count)) as shift_rate
    from parts
    group by signal_kind, payer_id, signal_about, shift_week
    having count(*) >= 5
        and sum(case when score > 0 then 1 else 0 end) >= 3
        and max(score) <= 0.5 * sum(case when score > 0 then score else 0 end)

),

evident as (

    select
        signal_kind,
        payer_id,
        signal_about,
        shift_week,
        practice_count,
        agreeing_count,
        usual_rate,
        shift_rate
    from wholes
    where shift_rate - usual_rate
        >= case signal_kind when 'denied' then 0.05 else 0.15 end

),

-- A payer that lowers up to three procedures is told by procedure, one that lowers more as a whole.
lowered as (

    select
        payer_id,
        sum(case when signal_about = '-' then 0 else 1 end) as procedure_count
    from evident
    where signal_kind = 'low'
    group by payer_id

),

told as (

    select
        parts.signal_kind as signal_kind,
        parts.payer_id as payer_id,
        parts.signal_about as signal_about,
        parts.shift_week as shift_week,
        parts.noticed_week as noticed_week,
        parts.peak_week as peak_week,
        parts.practice_id as practice_id,
        parts.case_count as case_count,
        parts.hit_count as hit_count,
        parts.hit_amount as hit_amount,
        parts.usual_hits as usual_hits,
        evident.practice_count as practice_count,
        evident.agreeing_count as agreeing_count,
        evident.usual_rate as usual_rate,
        evident.shift_rate as shift_rate
    from parts
    inner join evident
        on parts.signal_kind = evident.signal_kind
        and parts.payer_id = evident.payer_id
        and parts.signal_about = evident.signal_about
        and parts.shift_week = evident.shift_week
    left join lowered
        on parts.payer_id = lowered.payer_id
    where parts.signal_kind != 'low'
        or case when parts.signal_about = '-'
            then coalesce(lowered.procedure_count, 0) not between 1 and 3
            else coalesce(lowered.procedure_count, 0) between 1 and 3 end

),

alone as (

    select
        told.signal_kind as signal_kind,
        told.payer_id as payer_id,
        told.signal_about as signal_about,
        told.shift_week as shift_week,
        told.practice_id as practice_id,
        min(scanned.noticed_week) as noticed_week
    from told
    inner join scanned
        on told.signal_kind = scanned.signal_kind
        and told.payer_id = scanned.payer_id
        and told.signal_about = scanned.signal_about
        and told.practice_id = scanned.practice_key
    where scanned.noticed_week >= told.shift_week
        and scanned.shift_week <= told.peak_week
    group by
        told.signal_kind,
        told.payer_id,
        told.signal_about,
        told.shift_week,
        told.practice_id

),

final as (

    select
        told.practice_id as practice_id,
        told.signal_kind || '-' || told.payer_id || '-' || told.signal_about || '-'
            || cast(told.shift_week as varchar) || '-' || told.practice_id as shift_key,
        told.payer_id as payer_id,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        case told.signal_kind
            when 'denied' then 'denial_rate'
            when 'slow' then 'turnaround'
            else 'allowed_amount'
        end as shift_kind,
        case when told.signal_kind = 'denied' then told.signal_about else null end
            as denial_category,
        case when told.signal_kind = 'low' and told.signal_about != '-' then told.signal_about
            else null end as procedure_code,
        told.shift_week as shift_date,
        case when add_days(told.peak_week, 48) < context.as_of_date
            then add_days(told.peak_week, 6) else null end as until_date,
        add_days(told.noticed_week, 6) as noticed_date,
        add_days(alone.noticed_week, 6) as own_noticed_date,
        days_between(told.noticed_week, alone.noticed_week) as days_ahead,
        cast(told.practice_count as bigint) as practice_count,
        cast(told.agreeing_count as bigint) as agreeing_count,
        cast(money(told.usual_rate) as double) as pooled_rate_before,
        cast(money(told.shift_rate) as double) as pooled_rate_after,
        cast(told.case_count as bigint) as own_count,
        cast(told.hit_count as bigint) as own_affected_count,
        -- Whole, since fractions would tell the payer's rate at the others.
        cast(floor(told.usual_hits + 0.5) as bigint) as own_usual_count,
        cast(told.hit_amount as decimal(18, 2)) as own_affected_amount
    from told
    cross join context
    left join alone
        on told.signal_kind = alone.signal_kind
        and told.payer_id = alone.payer_id
        and told.signal_about = alone.signal_about
        and told.shift_week = alone.shift_week
        and told.practice_id = alone.practice_id

)

select * from final
