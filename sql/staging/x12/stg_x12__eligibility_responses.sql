-- Grain: one row per person that a 271 answers.

with

source as (

    select * from raw.x12_271_responses

),

renamed as (

    select
        load_id || '-e' || cast(response_ordinal as varchar) as eligibility_key,
        load_id,
        practice_id,
        transaction_ordinal,
        response_ordinal,
        source_offset,
        level,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        provider_npi,
        blank_null(trace_number) as trace_number,
        patient_key,
        member_key,
        rejection_code,
        plan_from_date,
        plan_to_date,
        service_date
    from source

)

select * from renamed
