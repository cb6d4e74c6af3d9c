-- Grain: one row per remittance line that a practice management system keeps that holds today.

with

remit_lines as (

    select * from stg_pm__remit_lines

),

current_rows as (

    select * from int_pm_rows__current

),

practices as (

    select * from int_practices__resolved

),

payers as (

    select * from int_payers__resolved

),

final as (

    select
        remit_lines.row_id as remit_line_row_key,
        coalesce(practices.practice_id, remit_lines.practice_id) as practice_id,
        remit_lines.source_system as source_system,
        remit_lines.load_id as load_id,
        remit_lines.source_line as source_line,
        case when remit_lines.payer_identifier is null and remit_lines.payer_name is null
            then null else payers.payer_id end as payer_id,
        remit_lines.remit_line_id as remit_line_id,
        remit_lines.claim_id as claim_id,
        remit_lines.charge_id as charge_id,
        remit_lines.patient_control_number as patient_control_number,
        remit_lines.line_number as line_number,
        remit_lines.account_key as account_key,
        remit_lines.payer_sequence as payer_sequence,
        remit_lines.claim_status_code as claim_status_code,
        remit_lines.payer_claim_number as payer_claim_number,
        remit_lines.trace_number as trace_number,
        remit_lines.payment_date as payment_date,
        remit_lines.posted_date as posted_date,
        remit_lines.service_from_date as service_from_date,
        remit_lines.procedure_code as procedure_code,
        remit_lines.modifier_1 as modifier_1,
        remit_lines.units as units,
        remit_lines.provider_npi as provider_npi,
        remit_lines.charge_amount as charge_amount,
        remit_lines.allowed_amount as allowed_amount,
        remit_lines.paid_amount as paid_amount,
        remit_lines.contractual_amount as contractual_amount,
        remit_lines.deductible_amount as deductible_amount,
        remit_lines.coinsurance_amount as coinsurance_amount,
        remit_lines.copay_amount as copay_amount,
        remit_lines.withheld_amount as withheld_amount,
        remit_lines.group_code as group_code,
        remit_lines.reason_code as reason_code,
        remit_lines.adjustment_amount as adjustment_amount,
        remit_lines.reason_codes as reason_codes,
        remit_lines.is_void as is_void
    from remit_lines
    inner join current_rows
        on remit_lines.row_id = current_rows.row_id
    left join practices
        on alphanumeric(remit_lines.practice_id) = practices.identifier_key
    left join payers
        on coalesce(remit_lines.payer_identifier, '') = payers.identifier_text
        and coalesce(remit_lines.payer_name, '') = payers.name_text
    where current_rows.table_name = 'remit_lines'
        and not remit_lines.is_deleted

)

select * from final
