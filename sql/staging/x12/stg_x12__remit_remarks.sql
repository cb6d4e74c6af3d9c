-- Grain: one row per remark code (MIA, MOA or LQ).

with

source as (

    select * from raw.x12_835_remarks

),

renamed as (

    select
        load_id || '-r' || cast(claim_ordinal as varchar) as adjudication_key,
        load_id,
        practice_id,
        claim_ordinal,
        remark_ordinal,
        level,
        case when level = 'line' then line_ordinal else null end as line_ordinal,
        qualifier,
        upper_u(blank_null(remark_code)) as remark_code
    from source

)

select * from renamed
