-- Grain: one row per claim chain that the payer has, and has had for longer than nine of ten of
-- the claims it answered; where it answered fewer than 30, longer than its limit to answer.

with

claims as (

    select * from fct_claims

),

limits as (

    select * from int_filing_limits__dated

),

context as (

    select * from run_context

),

usual as (

    select
        practice_id,
        payer_id,
        count(*) as answer_count,
        p90(days_to_first_adjudication) as p90_days
    from claims
    where days_to_first_adjudication >= 0
    group by practice_id, payer_id

),

final as (

    select
        claims.claim_key as claim_key,
        claims.load_id as load_id,
        claims.source_offset as source_offset,
        'no_answer' as work_reason,
        cast(null as varchar) as reason_code,
        claims.clock_start_date as since_date,
        larger_of(claims.clock_start_date, claims.last_submitted_date) as touched_date,
        claims.open_amount as billed_amount,
        limits.filing_due_date as due_date,
        coalesce(limits.is_limit_assumed, true) as is_limit_assumed
    from claims
    cross join context
    left join usual
        on claims.practice_id = usual.practice_id
        and claims.payer_id = usual.payer_id
    left join limits
        on claims.claim_key = limits.claim_key
    where claims.is_awaiting_answer
        and claims.open_amount > 0
        and days_between(claims.clock_start_date, context.as_of_date) > case
            when usual.answer_count >= 30 then usual.p90_days
            else claims.answer_limit_days
        end

)

select * from final
