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

own_limits as (

    select * from int_payer_limits__listed

),

appeal_limits as (

    select * from seed_appeal_limits

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
        denials.group_code as group_code,
        denials.reason_code as reason_code,
        denials.remark_codes as remark_codes,
        denials.denial_category as denial_category,
        coalesce(reasons.preventable = 'Y', false) as is_preventable,
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
            when own_limits.appeal_days is not null then add_days(
                denials.denied_date, own_limits.appeal_days + own_limits.presumed_mail_days)
            else add_days(
                denials.denied_date, appeal_limits.appeal_days + appeal_limits.presumed_mail_days)
        end as appeal_due_date,
        case when own_limits.appeal_days is not null then false
            else coalesce(appeal_limits.is_assumed, true) end as is_appeal_limit_assumed,
        completed_lines.service_from_date as service_from_date,
        denials.is_patient_liable as is_patient_liable
    from denials
    inner join completed_lines
        on denials.line_number = completed_lines.line_number
    inner join prepared_remits
        on denials.adjudication_number = prepared_remits.adjudication_number
    inner join claims
        on denials.claim_number = claims.claim_number
    left join reasons
        on denials.reason_code = reasons.reason_code
    left join appeal_limits
        on claims.payer_class = appeal_limits.payer_class
    -- A day has one row of a payer.
    left join own_limits
        on claims.payer_id = own_limits.payer_id
        and denials.denied_date between own_limits.effective_from_date
            and own_limits.effective_to_date

)

select * from final
