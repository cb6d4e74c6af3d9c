-- Grain: one row per kind of signal, payer, what it is about, and practice or all of them ('-'):
-- each run of weeks that speak for a change so strongly that chance does not.
-- A risk-adjusted cumulative sum (Steiner, Cook, Farewell and Treasure 2000): scores add up and
-- never fall below nothing. A run begins after the last nothing, is noticed in the week in which it
-- passes 10, by what was known then, and is strongest at its peak.

with

scored as (

    select * from int_payer_signals__scored

),

weeks as (

    select
        signal_kind,
        payer_id,
        signal_about,
        practice_id as practice_key,
        decided_week,
        week_score
    from scored

    union all

    select
        signal_kind,
        payer_id,
        signal_about,
        '-' as practice_key,
        decided_week,
        sum(week_score) as week_score
    from scored
    group by signal_kind, payer_id, signal_about, decided_week

),

running as (

    select
        signal_kind,
        payer_id,
        signal_about,
        practice_key,
        decided_week,
        sum(week_score) over (
            partition by signal_kind, payer_id, signal_about, practice_key
            order by decided_week
        ) as score_sum
    from weeks

),

raised as (

    select
        signal_kind,
        payer_id,
        signal_about,
        practice_key,
        decided_week,
        score_sum - smaller_of(0.0, min(score_sum) over (
            partition by signal_kind, payer_id, signal_about, practice_key
            order by decided_week
            rows between unbounded preceding and current row
        )) as height
    from running

),

numbered as (

    select
        signal_kind,
        payer_id,
        signal_about,
        practice_key,
        decided_week,
        height,
        sum(case when height > 0 then 0 else 1 end) over (
            partition by signal_kind, payer_id, signal_about, practice_key
            order by decided_week
        ) as run_number
    from raised

),

peaks as (

    select
        signal_kind,
        payer_id,
        signal_about,
        practice_key,
        run_number,
        decided_week as peak_week,
        height as evidence
    from numbered
    where height >= 10
    qualify row_number() over (
        partition by signal_kind, payer_id, signal_about, practice_key, run_number
        order by height desc, decided_week
    ) = 1

),

final as (

    select
        peaks.signal_kind as signal_kind,
        peaks.payer_id as payer_id,
        peaks.signal_about as signal_about,
        peaks.practice_key as practice_key,
        min(numbered.decided_week) as shift_week,
        min(case when numbered.height >= 10 then numbered.decided_week else null end)
            as noticed_week,
        peaks.peak_week as peak_week,
        peaks.evidence as evidence
    from peaks
    inner join numbered
        on peaks.signal_kind = numbered.signal_kind
        and peaks.payer_id = numbered.payer_id
        and peaks.signal_about = numbered.signal_about
        and peaks.practice_key = numbered.practice_key
        and peaks.run_number = numbered.run_number
    where numbered.height > 0
    group by
        peaks.signal_kind,
        peaks.payer_id,
        peaks.signal_about,
        peaks.practice_key,
        peaks.run_number,
        peaks.peak_week,
        peaks.evidence

)

select * from final
