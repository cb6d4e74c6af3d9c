-- Grain: one row per adjustment of another payer (CAS in 2320 or 2430).

with

source as (

    select * from raw.x12_837_adjustments

),

renamed as (

    select
        load_id || '-s' || cast(claim_ordinal as varchar) as submission_key,
        practice_id,
        adjustment_ordinal,
        level,
        other_payer_ordinal,
        line_ordinal,
        group_code,
        reason_code,
        coalesce(amount, 0) as amount
    from source

)

select * from renamed
