-- Grain: one row per line denied in full or in part by a chain's first adjudication.
-- Each line has one reason, so that counts by reason add up. Reporting lines are not in.

with

denials as (

    select * from int_denials__first

),

completed_lines as (

    select * from int_remit_lines__completed

),

prepared_remits as (

    select * from int_remits__prepared

),

claims as (

    select * from int_claims__identified

),

reasons as (

    select * from seed_carc

),

limits as (

    select * from dim_payer_limits

),

described as (

    select * from int_claims__described

),

eligibility as (

    select * from int_claims__eligibility_checked

),

expected as (

    select * from int_first_lines__expected

),

resolved as (

    select * from int_denials__resolved

),

costed as (

    select * from int_denials__costed

),

run as (

    select * from run_context

),

final as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.provider_id as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        prepared_remits.load_id as load_id,
        completed_lines.source_offset as source_offset,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            || case when completed_lines.is_synthetic then '-c'
                else '-l' || cast(completed_lines.line_ordinal as varchar) end as denial_key,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            || case when completed_lines.is_synthetic then '-c'
                else '-l' || cast(completed_lines.line_ordinal as varchar) end as line_key,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            as adjudication_key,
        claims.claim_key as claim_key,
        claims.payer_sequence as payer_sequence,
        completed_lines.procedure_code as procedure_code,
        blank_null(
            coalesce(completed_lines.modifier_1, '')
            || coalesce(' ' || completed_lines.modifier_2, '')
            || coalesce(' ' || completed_lines.modifier_3, '')
            || coalesce(' ' || completed_lines.modifier_4, '')
        ) as modifiers,
        claims.diagnosis_code as diagnosis_code,
        denials.group_code as group_code,
        denials.reason_code as reason_code,
        denials.remark_codes as remark_codes,
        denials.denial_category as denial_category,
        coalesce(reasons.preventable = 'Y', false) as is_preventable,
        case
            when reasons.preventable = 'Y' then 'yes'
            when reasons.preventable = 'P' then 'partly'
            else 'no'
        end as preventability,
        coalesce(reasons.stage, 'unknown') as stage,
        coalesce(reasons.default_action, 'review') as default_action,
        denials.rework_route as rework_route,
        denials.is_unprocessable as is_unprocessable,
        denials.denied_amount as denied_amount,
        denials.charge_amount as charge_amount,
        denials.is_full as is_full,
        denials.is_duplicate_denial as is_duplicate_denial,
        denials.is_primary_reason_of_claim as is_primary_reason_of_claim,
        denials.denied_date as denied_date,
        case
            when denials.is_unprocessable or denials.is_duplicate_denial then null
            else add_days(
                denials.denied_date, limits.appeal_days + limits.presumed_mail_days)
        end as appeal_due_date,
        coalesce(limits.is_appeal_assumed, true) as is_appeal_limit_assumed,
        completed_lines.service_from_date as service_from_date,
        denials.is_patient_liable as is_patient_liable,
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
        eligibility.coverage_status as coverage_status,
        expected.expected_denied_amount as expected_denied_amount,
        coalesce(expected.expected_source, 'none') as expected_source,
        resolved.first_action as first_action,
        resolved.first_action_date as first_action_date,
        case when resolved.first_action_date >= denials.denied_date
            then days_between(denials.denied_date, resolved.first_action_date)
            else null end as days_to_first_action,
        resolved.decided_date as decided_date,
        coalesce(resolved.is_overturned, false) as is_overturned,
        coalesce(resolved.recovered_amount, 0) as recovered_amount,
        coalesce(resolved.overturned_amount, 0) as overturned_amount,
        coalesce(resolved.written_off_amount, 0) as written_off_amount,
        coalesce(resolved.resolution, 'open') as resolution,
        resolved.resolved_date as resolved_date,
        case when resolved.resolved_date >= denials.denied_date
            then days_between(denials.denied_date, resolved.resolved_date)
            else null end as days_to_resolution,
        days_between(denials.denied_date, run.as_of_date) as age_days,
        coalesce(costed.rework_cost_amount, 0) as rework_cost_amount
    from denials
    cross join run
    inner join completed_lines
        on denials.line_number = completed_lines.line_number
    inner join prepared_remits
        on denials.adjudication_number = prepared_remits.adjudication_number
    inner join claims
        on denials.claim_number = claims.claim_number
    left join described
        on denials.claim_number = described.claim_number
    left join eligibility
        on denials.claim_number = eligibility.claim_number
    left join expected
        on denials.line_number = expected.line_number
    left join resolved
        on denials.line_number = resolved.line_number
    left join costed
        on denials.line_number = costed.line_number
    left join reasons
        on denials.reason_code = reasons.reason_code
    -- A day has one row of a payer and class.
    left join limits
        on claims.payer_id = limits.payer_id
        and claims.payer_class = limits.payer_class
        and denials.denied_date between limits.effective_from_date
            and limits.effective_to_date

)

select * from final
