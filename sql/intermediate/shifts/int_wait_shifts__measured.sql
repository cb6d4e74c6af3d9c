-- Grain: one row per kind of wait, practice and payer whose waits changed for good.
-- Far beyond chance, felt by most claims, and by days that matter: five of a payer's answer, two of
-- charge entry. Before and after are medians of all waits, open ones among them.

with

scanned as (

    select * from int_wait_shifts__scanned

),

waits as (

    select * from int_waits__ripened

),

found as (

    select
        wait_kind,
        practice_id,
        payer_key,
        shift_week,
        count_before,
        count_after,
        chance,
        rank_effect
    from scanned
    where chance < 0.001
        and abs(rank_effect) >= 0.4

),

medians as (

    select
        found.wait_kind as wait_kind,
        found.practice_id as practice_id,
        found.payer_key as payer_key,
        p50(case when waits.start_week < found.shift_week then waits.wait_days else null end)
            as days_before,
        p50(case when waits.start_week >= found.shift_week then waits.wait_days else null end)
            as days_after
    from found
    inner join waits
        on found.wait_kind = waits.wait_kind
        and found.practice_id = waits.practice_id
        and found.payer_key = waits.payer_key
    group by found.wait_kind, found.practice_id, found.payer_key

),

final as (

    select
        found.wait_kind as wait_kind,
        found.practice_id as practice_id,
        found.payer_key as payer_key,
        found.shift_week as shift_date,
        medians.days_before as days_before,
        medians.days_after as days_after,
        found.count_before as count_before,
        found.count_after as count_after,
        -- The log of chance, which is too small a number to show.
        -ln(larger_of(found.chance, 1e-300)) as evidence
    from found
    inner join medians
        on found.wait_kind = medians.wait_kind
        and found.practice_id = medians.practice_id
        and found.payer_key = medians.payer_key
    where abs(medians.days_after - medians.days_before)
        >= case found.wait_kind when 'turnaround' then 5 else 2 end

)

select * from final
