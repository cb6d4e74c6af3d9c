-- Grain: one row per adjudication (CLP).

with

source as (

    select * from raw.x12_835_claim_payments

),

renamed as (

    select
        load_id || '-r' || cast(claim_ordinal as varchar) as adjudication_key,
        load_id || '-t' || cast(transaction_ordinal as varchar) as payment_key,
        load_id,
        practice_id,
        transaction_ordinal,
        claim_ordinal,
        source_offset,
        blank_null(patient_control_number) as patient_control_number,
        claim_status_code,
        coalesce(charge_amount, 0) as charge_amount,
        coalesce(paid_amount, 0) as paid_amount,
        coalesce(patient_responsibility_amount, 0) as patient_responsibility_amount,
        filing_indicator_code,
        blank_null(payer_claim_control_number) as payer_claim_control_number,
        facility_type_code,
        frequency_code,
        patient_name_key,
        member_key,
        rendering_provider_npi,
        crossover_payer_name,
        crossover_payer_identifier,
        blank_null(original_reference_number) as original_reference_number,
        received_date,
        service_from_date,
        coalesce(service_to_date, service_from_date) as service_to_date,
        interest_amount,
        coalesce(line_count, 0) as line_count,
        coalesce(line_charge_amount, 0) as line_charge_amount,
        coalesce(line_paid_amount, 0) as line_paid_amount,
        coalesce(claim_adjustment_amount, 0) as claim_adjustment_amount,
        coalesce(line_adjustment_amount, 0) as line_adjustment_amount
    from source

)

select * from renamed
