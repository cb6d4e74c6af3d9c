-- Grain: one row per service line sent (LX).

with

source as (

    select * from raw.x12_837_service_lines

),

renamed as (

    select
        load_id || '-s' || cast(claim_ordinal as varchar) as submission_key,
        load_id,
        practice_id,
        claim_ordinal,
        line_ordinal,
        source_offset,
        blank_null(line_control_number) as line_control_number,
        procedure_code,
        modifier_1,
        modifier_2,
        modifier_3,
        modifier_4,
        revenue_code,
        coalesce(charge_amount, 0) as charge_amount,
        upper_u(blank_null(unit_code)) as unit_code,
        unit_quantity,
        place_of_service_code,
        service_from_date,
        rendering_provider_npi,
        blank_null(prior_authorization_number) as prior_authorization_number
    from source

)

select * from renamed
