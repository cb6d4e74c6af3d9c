-- Grain: one row per adjustment (one group, reason and amount of a CAS).

with

source as (

    select * from raw.x12_835_adjustments

),

renamed as (

    select
        load_id || '-r' || cast(claim_ordinal as varchar) as adjudication_key,
        load_id,
        practice_id,
        claim_ordinal,
        adjustment_ordinal,
        source_offset,
        level,
        case when level = 'line' then line_ordinal else null end as line_ordinal,
        upper_u(group_code) as group_code,
        upper_u(reason_code) as reason_code,
        coalesce(amount, 0) as amount,
        quantity
    from source

)

select * from renamed
