-- Grain: one row per benefit (EB) of a 271.

with

source as (

    select * from raw.x12_271_benefits

),

renamed as (

    select
        load_id || '-e' || cast(response_ordinal as varchar) as eligibility_key,
        benefit_ordinal,
        information_code,
        ',' || coalesce(service_type_codes, '') || ',' as service_types_text,
        upper_u(insurance_type_code) as insurance_type_code,
        blank_null(plan_name) as plan_name,
        from_date,
        to_date
    from source

)

select * from renamed
