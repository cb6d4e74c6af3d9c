-- Grain: one row per claim chain: all submissions of the same services to one payer sequence, and
-- chains that remits imply without a claim of ours (is_implied).
-- A denial is what the first adjudication's lines say, never the status code. Duplicate noise is no
-- denial. open_amount is what payers still owe at the as-of date.

with

claims as (

    select * from int_claims__identified

),

cases as (

    select * from int_claims__cased

),

described as (

    select * from int_claims__described

),

adjudicated as (

    select * from int_claims__adjudicated

),

claim_denials as (

    select * from int_claims__denied

),

balances as (

    select * from int_claims__balanced

),

collected as (

    select * from int_cases__collected

),

reworked as (

    select * from int_claims__reworked

),

outcomes as (

    select * from int_submissions__outcomes

),

timed as (

    select * from int_claims__timed

),

eligibility as (

    select * from int_claims__eligibility_checked

),

reasons as (

    select * from seed_carc

),

final as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.provider_id as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        claims.load_id as load_id,
        claims.source_offset as source_offset,
        claims.claim_key as claim_key,
        cases.case_key as case_key,
        claims.payer_sequence as payer_sequence,
        cast(claims.payer_sequence = 1 as boolean) as is_primary,
        claims.patient_control_number as patient_control_number,
        claims.patient_key as patient_key,
        claims.charge_amount as charge_amount,
        coalesce(adjudicated.paid_amount, 0) as paid_amount,
        coalesce(collected.later_payers_paid_amount, 0) as later_payers_paid_amount,
        coalesce(collected.patient_paid_amount, 0) as patient_paid_amount,
        coalesce(adjudicated.allowed_amount, 0) as allowed_amount,
        coalesce(adjudicated.first_allowed_amount, 0) as first_allowed_amount,
        coalesce(adjudicated.patient_share_amount, 0) as patient_responsibility_amount,
        coalesce(balances.contractual_amount, 0) as contractual_amount,
        coalesce(balances.reduction_amount, 0) as reduction_amount,
        coalesce(balances.withhold_amount, 0) as withhold_amount,
        coalesce(balances.adjustment_amount, 0) as adjustment_amount,
        larger_of(coalesce(balances.balance_amount, 0), 0) as open_amount,
        larger_of(-coalesce(balances.balance_amount, 0), 0) as credit_amount,
        claims.service_from_date as service_from_date,
        claims.service_to_date as service_to_date,
        claims.first_submitted_date as first_submitted_date,
        claims.last_submitted_date as last_submitted_date,
        claims.submission_count as submission_count,
        adjudicated.first_adjudicated_date as first_adjudicated_date,
        adjudicated.first_payment_date as first_payment_date,
        adjudicated.last_adjudicated_date as last_adjudicated_date,
        reworked.first_reworked_date as first_reworked_date,
        cast(coalesce(adjudicated.first_count, 0) > 0 as boolean) as is_adjudicated,
        cast(coalesce(claim_denials.denied_line_count, 0) > 0 as boolean)
            as is_denied_first_pass,
        cast(
            coalesce(claim_denials.denied_line_count, 0) > 0
            and adjudicated.first_denied_full_count
                = adjudicated.first_line_count - adjudicated.first_informational_count
        as boolean) as is_denied_full_first_pass,
        cast(
            coalesce(claim_denials.denied_line_count, 0) = 0
            and coalesce(claim_denials.refused_line_count, 0) > 0
        as boolean) as is_duplicate_denial,
        coalesce(adjudicated.first_denied_amount, 0) as first_denied_amount,
        coalesce(adjudicated.first_adjudicated_charge_amount, 0)
            as first_adjudicated_charge_amount,
        claim_denials.reason_code as reason_code,
        claim_denials.group_code as group_code,
        claim_denials.denial_category as denial_category,
        case
            when claim_denials.reason_code is null then null
            else coalesce(reasons.preventable = 'Y', false)
        end as is_preventable,
        case
            when claim_denials.reason_code is null then null
            when reasons.preventable = 'Y' then 'yes'
            when reasons.preventable = 'P' then 'partly'
            else 'no'
        end as preventability,
        case
            when claim_denials.reason_code is null then null
            else coalesce(reasons.stage, 'unknown')
        end as stage,
        claim_denials.remark_codes as remark_codes,
        outcomes.is_accepted_first_time as is_clean,
        claims.is_implied as is_implied,
        described.match_method as match_method,
        coalesce(adjudicated.adjudication_count, 0) as adjudication_count,
        coalesce(adjudicated.reversal_count, 0) as reversal_count,
        timed.clock_start_date as clock_start_date,
        timed.days_to_first_adjudication as days_to_first_adjudication,
        timed.days_to_first_payment as days_to_first_payment,
        timed.days_to_cash as days_to_cash,
        timed.answer_limit_days as answer_limit_days,
        timed.cash_limit_days as cash_limit_days,
        timed.answer_due_date as answer_due_date,
        timed.is_answer_due as is_answer_due,
        timed.is_awaiting_answer as is_awaiting_answer,
        timed.is_turnaround_backwards as is_turnaround_backwards,
        timed.is_payment_backwards as is_payment_backwards,
        timed.is_cash_backwards as is_cash_backwards,
        described.procedure_code as procedure_code,
        described.modifiers as modifiers,
        claims.diagnosis_code as diagnosis_code,
        cast(
            case
                when claims.is_implied then null
                else coalesce(claims.has_authorization_number, false)
                    or coalesce(described.has_line_authorization_number, false)
            end
        as boolean) as has_authorization_number,
        cast(
            case when claims.is_implied then null else eligibility.claim_number is not null end
        as boolean) as is_eligibility_checked,
        eligibility.coverage_status as coverage_status
    from claims
    inner join cases
        on claims.claim_number = cases.claim_number
    left join described
        on claims.claim_number = described.claim_number
    left join adjudicated
        on claims.claim_number = adjudicated.claim_number
    left join claim_denials
        on claims.claim_number = claim_denials.claim_number
    left join balances
        on claims.claim_number = balances.claim_number
    left join collected
        on claims.claim_number = collected.claim_number
    left join reworked
        on claims.claim_number = reworked.claim_number
    left join outcomes
        on claims.claim_number = outcomes.submission_number
    left join eligibility
        on claims.claim_number = eligibility.claim_number
    inner join timed
        on claims.claim_number = timed.claim_number
    left join reasons
        on claim_denials.reason_code = reasons.reason_code

)

select * from final
