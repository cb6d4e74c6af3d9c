-- Grain: one row per remittance line, in every state that was loaded.

with

source as (

    select * from raw.pm_remit_lines

),

renamed as (

    select
        load_id || '-r' || cast(row_ordinal as varchar) as row_id,
        load_id,
        row_ordinal,
        coalesce(practice_id, 'unassigned') as practice_id,
        source_system,
        profile,
        profile_version,
        coalesce(load_mode, 'increment') as load_mode,
        sheet,
        source_line,
        coalesce(row_key, '') as row_key,
        blank_null(remit_line_id) as remit_line_id,
        blank_null(claim_id) as claim_id,
        blank_null(charge_id) as charge_id,
        blank_null(patient_control_number) as patient_control_number,
        line_number,
        blank_null(account_key) as account_key,
        blank_null(patient_key) as patient_key,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        payer_sequence,
        blank_null(claim_status_code) as claim_status_code,
        blank_null(payer_claim_number) as payer_claim_number,
        blank_null(trace_number) as trace_number,
        payment_date,
        posted_date,
        service_from_date,
        service_to_date,
        upper_u(blank_null(procedure_code)) as procedure_code,
        upper_u(blank_null(modifier_1)) as modifier_1,
        units,
        blank_null(provider_npi) as provider_npi,
        charge_amount,
        allowed_amount,
        paid_amount,
        contractual_amount,
        deductible_amount,
        coinsurance_amount,
        copay_amount,
        withheld_amount,
        upper_u(blank_null(group_code)) as group_code,
        upper_u(blank_null(reason_code)) as reason_code,
        adjustment_amount,
        blank_null(reason_codes) as reason_codes,
        coalesce(is_void, false) as is_void,
        coalesce(is_deleted, false) as is_deleted
    from source

)

select * from renamed
