-- Grain: one row per kind of signal, practice, payer, what it is about, and week, with how much the
-- week speaks for a change: the log of how much likelier its count is if the odds have doubled.
-- Each practice is held against its own year before the last eight weeks, and so far as it has few
-- cases against the payer's at all practices, so that a mix of practices is not taken for a change.
-- One with fewer than 5 cases of its own is not looked at, nor a payer of fewer than five
-- practices, whose rate would tell one practice what another has.

with

signals as (

    select * from int_payer_signals__counted

),

practices as (

    select
        signal_kind,
        payer_id,
        signal_about,
        practice_id
    from signals
    group by signal_kind, payer_id, signal_about, practice_id

),

payers as (

    select
        signal_kind,
        payer_id,
        signal_about
    from practices
    group by signal_kind, payer_id, signal_about
    having count(*) >= 5

),

numbered as (

    select
        signals.signal_kind as signal_kind,
        signals.practice_id as practice_id,
        signals.payer_id as payer_id,
        signals.signal_about as signal_about,
        signals.decided_week as decided_week,
        days_between(date '2000-01-03', signals.decided_week) as day_number,
        signals.case_count as case_count,
        signals.hit_count as hit_count,
        signals.hit_amount as hit_amount
    from signals
    inner join payers
        on signals.signal_kind = payers.signal_kind
        and signals.payer_id = payers.payer_id
        and signals.signal_about = payers.signal_about

),

payer_weeks as (

    select
        signal_kind,
        payer_id,
        signal_about,
        decided_week,
        day_number,
        sum(case_count) as case_count,
        sum(hit_count) as hit_count
    from numbered
    group by signal_kind, payer_id, signal_about, decided_week, day_number

),

payer_usual as (

    select
        signal_kind,
        payer_id,
        signal_about,
        decided_week,
        sum(case_count) over (
            partition by signal_kind, payer_id, signal_about
            order by day_number
            range between 427 preceding and 63 preceding
        ) as case_count,
        sum(hit_count) over (
            partition by signal_kind, payer_id, signal_about
            order by day_number
            range between 427 preceding and 63 preceding
        ) as hit_count
    from payer_weeks

),

own_usual as (

    select
        signal_kind,
        practice_id,
        payer_id,
        signal_about,
        decided_week,
        case_count,
        hit_count,
        hit_amount,
        sum(case_count) over (
            partition by signal_kind, practice_id, payer_id, signal_about
            order by day_number
            range between 427 preceding and 63 preceding
        ) as usual_count,
        sum(hit_count) over (
            partition by signal_kind, practice_id, payer_id, signal_about
            order by day_number
            range between 427 preceding and 63 preceding
        ) as usual_hits
    from numbered

),

rated as (

    select
        own_usual.signal_kind as signal_kind,
        own_usual.practice_id as practice_id,
        own_usual.payer_id as payer_id,
        own_usual.signal_about as signal_about,
        own_usual.decided_week as decided_week,
        own_usual.case_count as case_count,
        own_usual.hit_count as hit_count,
        own_usual.hit_amount as hit_amount,
        smaller_of(0.8, larger_of(0.005, safe_ratio(
            own_usual.usual_hits + 20 * safe_ratio(payer_usual.hit_count, payer_usual.case_count),
            own_usual.usual_count + 20
        ))) as usual_rate
    from own_usual
    inner join payer_usual
        on own_usual.signal_kind = payer_usual.signal_kind
        and own_usual.payer_id = payer_usual.payer_id
        and own_usual.signal_about = payer_usual.signal_about
        and own_usual.decided_week = payer_usual.decided_week
    where payer_usual.case_count >= 50
        and own_usual.usual_count >= 5

),

final as (

    select
        signal_kind,
        practice_id,
        payer_id,
        signal_about,
        decided_week,
        case_count,
        hit_count,
        hit_amount,
        usual_rate,
        hit_count * ln(2) - case_count * ln(1 + usual_rate) as week_score
    from rated

)

select * from final
