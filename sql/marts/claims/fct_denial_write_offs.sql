-- Grain: one row per ledger entry of a practice management system that writes off what a payer
-- denied.

with

write_offs as (

    select * from int_denial_write_offs__matched

),

entries as (

    select * from int_pm_transactions__canonical

),

denials as (

    select * from int_denials__reasoned

),

completed_lines as (

    select * from int_remit_lines__completed

),

remits as (

    select * from int_remits__sequenced

),

prepared_remits as (

    select * from int_remits__prepared

),

claims as (

    select * from int_claims__identified

),

payers as (

    select * from dim_payers

),

reasons as (

    select * from seed_carc

),

final as (

    select
        entries.practice_id as practice_id,
        coalesce(claims.payer_id, entries.payer_id, 'unknown') as payer_id,
        coalesce(claims.payer_class, payers.payer_class, 'other') as payer_class,
        coalesce(claims.provider_id, entries.provider_id) as provider_id,
        claims.location_id as location_id,
        coalesce(claims.claim_type, 'unknown') as claim_type,
        entries.load_id as load_id,
        cast(null as bigint) as source_offset,
        entries.source_line as source_line,
        write_offs.transaction_key as transaction_key,
        claims.claim_key as claim_key,
        case when denials.line_number is null then null
            else prepared_remits.load_id || '-r'
                || cast(prepared_remits.claim_ordinal as varchar)
                || case when completed_lines.is_synthetic then '-c'
                    else '-l' || cast(completed_lines.line_ordinal as varchar) end
        end as denial_key,
        coalesce(completed_lines.procedure_code, entries.procedure_code) as procedure_code,
        blank_null(
            coalesce(completed_lines.modifier_1, '')
            || coalesce(' ' || completed_lines.modifier_2, '')
            || coalesce(' ' || completed_lines.modifier_3, '')
            || coalesce(' ' || completed_lines.modifier_4, '')
        ) as modifiers,
        claims.diagnosis_code as diagnosis_code,
        denials.group_code as group_code,
        coalesce(denials.reason_code, entries.reason_code) as reason_code,
        denials.remark_codes as remark_codes,
        coalesce(denials.denial_category, reasons.denial_category, 'unmapped') as denial_category,
        case
            when reasons.preventable = 'Y' then 'yes'
            when reasons.preventable = 'P' then 'partly'
            else 'no'
        end as preventability,
        coalesce(reasons.stage, 'unknown') as stage,
        write_offs.write_off_class as write_off_class,
        entries.adjustment_code as adjustment_code,
        entries.posted_date as posted_date,
        remits.adjudicated_date as denied_date,
        coalesce(completed_lines.service_from_date, entries.service_from_date)
            as service_from_date,
        write_offs.written_off_amount as written_off_amount
    from write_offs
    inner join entries
        on write_offs.transaction_key = entries.transaction_key
    left join denials
        on write_offs.line_number = denials.line_number
    left join completed_lines
        on write_offs.line_number = completed_lines.line_number
    left join remits
        on denials.adjudication_number = remits.adjudication_number
    left join prepared_remits
        on denials.adjudication_number = prepared_remits.adjudication_number
    left join claims
        on remits.claim_number = claims.claim_number
    left join payers
        on entries.payer_id = payers.payer_id
    left join reasons
        on coalesce(denials.reason_code, entries.reason_code) = reasons.reason_code

)

select * from final
