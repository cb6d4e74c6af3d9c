-- Grain: one row per claim sent (CLM).

with

source as (

    select * from raw.x12_837_claims

),

renamed as (

    select
        load_id || '-s' || cast(claim_ordinal as varchar) as submission_key,
        load_id || '-t' || cast(transaction_ordinal as varchar) as transaction_key,
        load_id,
        practice_id,
        transaction_ordinal,
        claim_ordinal,
        source_offset,
        claim_type,
        blank_null(patient_control_number) as patient_control_number,
        coalesce(charge_amount, 0) as charge_amount,
        place_of_service_code,
        facility_qualifier,
        coalesce(frequency_code, '1') as frequency_code,
        payer_sequence as payer_sequence_code,
        filing_indicator_code,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        billing_provider_name,
        billing_provider_npi,
        billing_provider_tax_id,
        rendering_provider_npi,
        rendering_provider_name,
        attending_provider_npi,
        service_facility_npi,
        service_facility_name,
        patient_key,
        patient_name_key,
        member_key,
        service_from_date,
        coalesce(service_to_date, service_from_date) as service_to_date,
        upper_u(blank_null(principal_diagnosis_code)) as principal_diagnosis_code,
        blank_null(prior_authorization_number) as prior_authorization_number,
        blank_null(original_reference_number) as original_reference_number,
        submission_reason_code,
        patient_paid_amount,
        line_count,
        submitted_date
    from source

)

select * from renamed
