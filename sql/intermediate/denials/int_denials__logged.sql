-- Grain: one row per denied line of a first adjudication that the practice's own system keeps a
-- record of: its newest one.
-- By the claim, and by the procedure where the record names one.

with

denials as (

    select * from int_denials__first

),

claim_lines as (

    select * from int_denied_claim_lines__numbered

),

records as (

    select * from int_pm_denials__canonical

),

pm_claims as (

    select * from int_pm_claims__matched

),

claims as (

    select * from int_claims__identified

),

numbered as (

    select
        records.denial_row_key as denial_row_key,
        pm_claims.claim_number as claim_number
    from records
    inner join pm_claims
        on records.practice_id = pm_claims.practice_id
        and records.source_system = pm_claims.source_system
        and records.claim_id = pm_claims.claim_id

    union distinct

    select
        records.denial_row_key as denial_row_key,
        claims.claim_number as claim_number
    -- Fans out on purpose: all chains of the number; only denied ones have lines to meet.
    from records
    inner join claims
        on records.practice_id = claims.practice_id
        and char_sub(
            blank_null(trim_zeros(alphanumeric(records.patient_control_number))), 1, 17
        ) = claims.number_key

),

final as (

    select
        denials.line_number as line_number,
        records.status as status,
        records.resolved_date as resolved_date
    from denials
    inner join claim_lines
        on denials.line_number = claim_lines.line_number
    inner join numbered
        on denials.claim_number = numbered.claim_number
    inner join records
        on numbered.denial_row_key = records.denial_row_key
    where not denials.is_duplicate_denial
        and coalesce(records.procedure_code = claim_lines.procedure_key, true)
        and coalesce(records.service_from_date = claim_lines.service_day, true)
    qualify row_number() over (
        partition by denials.line_number
        order by records.denied_date desc nulls last, records.denial_row_key
    ) = 1

)

select * from final
