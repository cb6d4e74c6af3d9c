-- Grain: one row per batch, provider or claim that a 277 answers.

with

source as (

    select * from raw.x12_277_levels

),

renamed as (

    select
        load_id || '-q' || cast(level_ordinal as varchar) as level_key,
        load_id,
        practice_id,
        transaction_ordinal,
        level_ordinal,
        source_offset,
        level,
        upper_u(source_entity_code) as source_entity_code,
        blank_null(source_name) as source_name,
        blank_null(source_identifier) as source_identifier,
        source_received_date,
        source_processed_date,
        blank_null(batch_number) as batch_number,
        provider_npi,
        provider_tax_id,
        blank_null(patient_control_number) as patient_control_number,
        blank_null(payer_claim_control_number) as payer_claim_control_number,
        blank_null(clearinghouse_trace_number) as clearinghouse_trace_number,
        patient_name_key,
        member_key,
        received_date,
        service_from_date,
        coalesce(service_to_date, service_from_date) as service_to_date,
        charge_amount,
        accepted_count,
        rejected_count,
        accepted_amount,
        rejected_amount
    from source

)

select * from renamed
