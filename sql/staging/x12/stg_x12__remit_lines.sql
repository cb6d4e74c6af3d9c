-- Grain: one row per adjudicated line (SVC).

with

source as (

    select * from raw.x12_835_service_lines

),

renamed as (

    select
        load_id || '-r' || cast(claim_ordinal as varchar) as adjudication_key,
        load_id,
        practice_id,
        claim_ordinal,
        line_ordinal,
        source_offset,
        procedure_qualifier,
        procedure_code,
        modifier_1,
        modifier_2,
        modifier_3,
        modifier_4,
        submitted_procedure_code,
        submitted_modifier_1,
        revenue_code,
        coalesce(charge_amount, 0) as charge_amount,
        coalesce(paid_amount, 0) as paid_amount,
        coalesce(paid_quantity, 1) as paid_quantity,
        billed_quantity,
        service_from_date,
        blank_null(line_control_number) as line_control_number,
        rendering_provider_npi,
        allowed_amount as stated_allowed_amount,
        coalesce(adjustment_amount, 0) as adjustment_amount
    from source

)

select * from renamed
