-- Grain: one row per line that a first adjudication denied and that is no duplicate noise.
-- Recovered is what later adjudications allowed for it, reversals netted: it was overturned where
-- that is more than nothing. What they allowed for procedures that were not on the claim at first
-- goes to the largest denied line that they left out: it was coded anew. Overturned dollars are
-- billed ones, less what the last adjudication still denies.

with

denials as (

    select * from int_denials__first

),

claim_lines as (

    select * from int_denied_claim_lines__numbered

),

decisions as (

    select
        claim_number,
        min(adjudicated_date) as decided_date
    from claim_lines
    where not is_first
        and is_decision
    group by claim_number

),

first_lines as (

    select
        claim_number,
        procedure_key,
        service_day,
        repeat_number,
        line_number
    from claim_lines
    where is_first

),

later_lines as (

    select
        claim_lines.claim_number as claim_number,
        first_lines.line_number as line_number,
        claim_lines.event_number as event_number,
        claim_lines.adjudicated_date as adjudicated_date,
        claim_lines.is_decision as is_decision,
        claim_lines.allowed_amount as allowed_amount,
        claim_lines.denied_amount as denied_amount
    from claim_lines
    left join first_lines
        on claim_lines.claim_number = first_lines.claim_number
        and claim_lines.procedure_key = first_lines.procedure_key
        and claim_lines.service_day = first_lines.service_day
        and claim_lines.repeat_number = first_lines.repeat_number
    where not claim_lines.is_first

),

repeated as (

    select
        line_number,
        sum(allowed_amount) as allowed_amount,
        min(case when is_decision and allowed_amount > 0 then adjudicated_date else null end)
            as allowed_date
    from later_lines
    where line_number is not null
    group by line_number

),

last_said as (

    select
        line_number,
        denied_amount
    from later_lines
    where line_number is not null
        and is_decision
    qualify row_number() over (
        partition by line_number
        order by event_number desc
    ) = 1

),

recoded as (

    select
        claim_number,
        sum(allowed_amount) as allowed_amount,
        min(case when is_decision and allowed_amount > 0 then adjudicated_date else null end)
            as allowed_date
    from later_lines
    where line_number is null
    group by claim_number

),

matched as (

    select
        denials.line_number as line_number,
        denials.claim_number as claim_number,
        denials.denied_amount as denied_amount,
        coalesce(last_said.denied_amount, 0) as still_denied_amount,
        cast(row_number() over (
            partition by
                denials.claim_number, case when repeated.line_number is null then 1 else 0 end
            order by denials.denied_amount desc, denials.line_number
        ) = 1 and repeated.line_number is null as boolean) as is_recoded_line,
        repeated.allowed_amount as repeated_amount,
        repeated.allowed_date as repeated_date
    from denials
    left join repeated
        on denials.line_number = repeated.line_number
    left join last_said
        on denials.line_number = last_said.line_number
    where not denials.is_duplicate_denial

),

gained as (

    select
        matched.line_number as line_number,
        matched.denied_amount as denied_amount,
        matched.still_denied_amount as still_denied_amount,
        decisions.decided_date as decided_date,
        coalesce(matched.repeated_amount, recoded.allowed_amount, 0) as gained_amount,
        coalesce(matched.repeated_date, recoded.allowed_date) as gained_date
    from matched
    left join decisions
        on matched.claim_number = decisions.claim_number
    left join recoded
        on matched.claim_number = recoded.claim_number
        and matched.is_recoded_line

),

final as (

    select
        line_number,
        decided_date,
        cast(gained_amount > 0 as boolean) as is_overturned,
        case when gained_amount > 0 then gained_date else null end as overturned_date,
        cast(larger_of(gained_amount, 0) as decimal(18, 2)) as recovered_amount,
        cast(
            case when gained_amount > 0 then larger_of(denied_amount - still_denied_amount, 0)
                else 0 end
        as decimal(18, 2)) as overturned_amount
    from gained

)

select * from final
