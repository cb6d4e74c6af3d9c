-- Grain: one row per practice, kind of work, payer and reason with a past: how often it was paid.
-- Few cases lean on those of the reason with all payers, and these on all of the kind, with the
-- weight of five cases each; the kind itself begins at one of two.

with

claims as (

    select * from fct_claims

),

submissions as (

    select * from fct_submissions

),

denials as (

    select * from fct_denials

),

context as (

    select * from run_context

),

recoveries as (

    select * from fct_underpayment_recoveries

),

rejections as (

    select
        claim_key,
        min(rejection_hop) as work_reason
    from submissions
    where is_rejected
        and not is_test
        and not is_duplicate
        and not is_predetermination
    group by claim_key

),

cases as (

    -- Time to appeal that ran out unused is a denial lost.
    select
        denials.practice_id as practice_id,
        'denied' as work_kind,
        denials.payer_id as payer_id,
        denials.denial_category as work_reason,
        count(*) as case_count,
        sum(case when denials.resolution = 'overturned' then 1 else 0 end) as won_count
    from denials
    cross join context
    where not denials.is_duplicate_denial
        and (denials.resolution != 'open' or denials.appeal_due_date < context.as_of_date)
    group by denials.practice_id, denials.payer_id, denials.denial_category

    union all

    select
        claims.practice_id as practice_id,
        'rejected' as work_kind,
        claims.payer_id as payer_id,
        rejections.work_reason as work_reason,
        count(*) as case_count,
        sum(case when claims.paid_amount + claims.patient_responsibility_amount > 0
            then 1 else 0 end) as won_count
    from claims
    inner join rejections
        on claims.claim_key = rejections.claim_key
    where claims.is_adjudicated
    group by claims.practice_id, claims.payer_id, rejections.work_reason

    union all

    select
        practice_id,
        'unanswered' as work_kind,
        payer_id,
        'no_answer' as work_reason,
        count(*) as case_count,
        sum(case when paid_amount + patient_responsibility_amount > 0 then 1 else 0 end)
            as won_count
    from claims
    where days_to_first_adjudication > answer_limit_days
    group by practice_id, payer_id

    union all

    select
        practice_id,
        'unbilled' as work_kind,
        payer_id,
        'no_claim' as work_reason,
        count(*) as case_count,
        sum(case when paid_amount + patient_responsibility_amount > 0 then 1 else 0 end)
            as won_count
    from claims
    where is_primary
        and is_adjudicated
    group by practice_id, payer_id

    union all

    -- What was recovered is known by payer, not by reason.
    select
        practice_id,
        'underpaid' as work_kind,
        payer_id,
        'any' as work_reason,
        count(*) as case_count,
        sum(case when recovery_outcome in ('recovered', 'partly_recovered') then 1 else 0 end)
            as won_count
    from recoveries
    where recovery_outcome != 'open'
    group by practice_id, payer_id

),

widened as (

    select
        practice_id,
        work_kind,
        payer_id,
        work_reason,
        case_count,
        won_count,
        sum(case_count) over (partition by practice_id, work_kind, work_reason)
            as reason_case_count,
        sum(won_count) over (partition by practice_id, work_kind, work_reason) as reason_won_count,
        sum(case_count) over (partition by practice_id, work_kind) as kind_case_count,
        sum(won_count) over (partition by practice_id, work_kind) as kind_won_count
    from cases

),

kinds as (

    select
        practice_id,
        work_kind,
        payer_id,
        work_reason,
        case_count,
        won_count,
        reason_case_count,
        reason_won_count,
        safe_ratio(kind_won_count + 1, kind_case_count + 2) as kind_chance
    from widened

),

reasons as (

    select
        practice_id,
        work_kind,
        payer_id,
        work_reason,
        case_count,
        won_count,
        kind_chance,
        safe_ratio(reason_won_count + 5 * kind_chance, reason_case_count + 5) as reason_chance
    from kinds

),

final as (

    select
        practice_id,
        work_kind,
        payer_id,
        work_reason,
        kind_chance,
        reason_chance,
        safe_ratio(won_count + 5 * reason_chance, case_count + 5) as chance
    from reasons

)

select * from final
