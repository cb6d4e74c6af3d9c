-- Grain: one row per charge line, in every state that was loaded.

with

source as (

    select * from raw.pm_charges

),

renamed as (

    select
        load_id || '-c' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(charge_id) as charge_id,
        blank_null(transaction_id) as transaction_id,
        blank_null(claim_id) as claim_id,
        blank_null(patient_control_number) as patient_control_number,
        blank_null(encounter_id) as encounter_id,
        blank_null(appointment_id) as appointment_id,
        entry_order,
        blank_null(account_key) as account_key,
        blank_null(patient_key) as patient_key,
        blank_null(member_key) as member_key,
        service_from_date,
        service_to_date,
        entered_date,
        posted_date,
        first_billed_date,
        last_billed_date,
        upper_u(blank_null(procedure_code)) as procedure_code,
        upper_u(blank_null(modifier_1)) as modifier_1,
        upper_u(blank_null(modifier_2)) as modifier_2,
        upper_u(blank_null(modifier_3)) as modifier_3,
        upper_u(blank_null(modifier_4)) as modifier_4,
        blank_null(code_system) as code_system,
        blank_null(revenue_code) as revenue_code,
        blank_null(ndc) as ndc,
        blank_null(diagnosis_codes) as diagnosis_codes,
        blank_null(diagnosis_pointers) as diagnosis_pointers,
        blank_null(place_of_service_code) as place_of_service_code,
        units,
        charge_amount,
        expected_amount,
        allowed_amount,
        paid_amount,
        adjusted_amount,
        balance_amount,
        insurance_balance_amount,
        patient_balance_amount,
        blank_null(provider_id) as provider_id,
        blank_null(provider_name) as provider_name,
        blank_null(provider_npi) as provider_npi,
        blank_null(location_id) as location_id,
        blank_null(location_name) as location_name,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        blank_null(payer_class) as payer_class,
        blank_null(status) as status,
        blank_null(status_as_sent) as status_as_sent,
        coalesce(is_void, false) as is_void,
        blank_null(void_of_id) as void_of_id,
        coalesce(is_deleted, false) as is_deleted,
        modified_at
    from source

)

select * from renamed
