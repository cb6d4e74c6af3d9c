-- Grain: one row per segment or element that a 999 or 997 objects to.

with

source as (

    select * from raw.x12_999_errors

),

renamed as (

    select
        load_id || '-k' || cast(acknowledgement_ordinal as varchar) as acknowledgement_key,
        error_ordinal,
        segment_id,
        element_position,
        error_code
    from source

)

select * from renamed
