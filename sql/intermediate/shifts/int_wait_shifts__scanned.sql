-- Grain: one row per kind of wait, practice and payer: the week from which waits differ most.
-- Pettitt's test: of all waits of the unit, in order of length, do those of later weeks stand
-- higher or lower than those before. Ranks do not care how far a few claims stray.

with

waits as (

    select * from int_waits__ripened

),

lengths as (

    select
        wait_kind,
        practice_id,
        payer_key,
        wait_days,
        count(*) as length_count
    from waits
    group by wait_kind, practice_id, payer_key, wait_days

),

ranks as (

    select
        wait_kind,
        practice_id,
        payer_key,
        wait_days,
        sum(length_count) over (
            partition by wait_kind, practice_id, payer_key
            order by wait_days
        ) - safe_ratio(length_count - 1, 2) as middle_rank
    from lengths

),

weeks as (

    select
        waits.wait_kind as wait_kind,
        waits.practice_id as practice_id,
        waits.payer_key as payer_key,
        waits.start_week as start_week,
        count(*) as week_count,
        sum(ranks.middle_rank) as week_ranks
    from waits
    inner join ranks
        on waits.wait_kind = ranks.wait_kind
        and waits.practice_id = ranks.practice_id
        and waits.payer_key = ranks.payer_key
        and waits.wait_days = ranks.wait_days
    group by waits.wait_kind, waits.practice_id, waits.payer_key, waits.start_week

),

running as (

    select
        wait_kind,
        practice_id,
        payer_key,
        lead(start_week) over (
            partition by wait_kind, practice_id, payer_key order by start_week
        ) as shift_week,
        cast(sum(week_count) over (
            partition by wait_kind, practice_id, payer_key order by start_week
        ) as double) as count_before,
        cast(sum(week_count) over (
            partition by wait_kind, practice_id, payer_key
        ) as double) as whole_count,
        sum(week_ranks) over (
            partition by wait_kind, practice_id, payer_key order by start_week
        ) as ranks_before
    from weeks

),

scored as (

    select
        wait_kind,
        practice_id,
        payer_key,
        shift_week,
        count_before,
        whole_count,
        count_before * (whole_count + 1) - 2 * ranks_before as later_score
    from running
    where shift_week is not null
        and count_before >= 20
        and whole_count - count_before >= 20

),

final as (

    select
        wait_kind,
        practice_id,
        payer_key,
        shift_week,
        cast(count_before as bigint) as count_before,
        cast(whole_count - count_before as bigint) as count_after,
        safe_ratio(later_score, count_before * (whole_count - count_before)) as rank_effect,
        smaller_of(1.0, 2 * exp(safe_ratio(
            -6 * later_score * later_score,
            whole_count * whole_count * (whole_count + 1)
        ))) as chance
    from scored
    qualify row_number() over (
        partition by wait_kind, practice_id, payer_key
        order by abs(later_score) desc, shift_week
    ) = 1

)

select * from final
