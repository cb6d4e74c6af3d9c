-- Grain: one row per claim, in every state that was loaded.

with

source as (

    select * from raw.pm_claims

),

renamed as (

    select
        load_id || '-m' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(claim_id) as claim_id,
        blank_null(patient_control_number) as patient_control_number,
        blank_null(encounter_id) as encounter_id,
        blank_null(appointment_id) as appointment_id,
        blank_null(account_key) as account_key,
        blank_null(patient_key) as patient_key,
        blank_null(member_key) as member_key,
        blank_null(claim_type) as claim_type,
        blank_null(frequency_code) as frequency_code,
        blank_null(original_claim_id) as original_claim_id,
        service_from_date,
        service_to_date,
        created_date,
        first_billed_date,
        last_billed_date,
        payment_date,
        blank_null(status) as status,
        blank_null(status_as_sent) as status_as_sent,
        blank_null(diagnosis_codes) as diagnosis_codes,
        upper_u(blank_null(procedure_code)) as procedure_code,
        blank_null(code_system) as code_system,
        blank_null(place_of_service_code) as place_of_service_code,
        blank_null(provider_id) as provider_id,
        blank_null(provider_name) as provider_name,
        blank_null(provider_npi) as provider_npi,
        blank_null(provider_specialty) as provider_specialty,
        blank_null(billing_provider_npi) as billing_provider_npi,
        blank_null(billing_provider_tax_id) as billing_provider_tax_id,
        blank_null(location_id) as location_id,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        blank_null(payer_class) as payer_class,
        blank_null(payer_claim_number) as payer_claim_number,
        charge_amount,
        allowed_amount,
        paid_amount,
        patient_paid_amount,
        adjusted_amount,
        balance_amount,
        insurance_balance_amount,
        patient_balance_amount,
        upper_u(blank_null(group_code)) as group_code,
        upper_u(blank_null(reason_code)) as reason_code,
        coalesce(is_denied, false) as is_denied,
        coalesce(is_deleted, false) as is_deleted,
        modified_at
    from source

)

select * from renamed
