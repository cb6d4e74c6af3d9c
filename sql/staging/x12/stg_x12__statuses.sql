-- Grain: one row per status (STC) of a 277.

with

source as (

    select * from raw.x12_277_statuses

),

renamed as (

    select
        load_id || '-q' || cast(level_ordinal as varchar) as level_key,
        load_id,
        practice_id,
        level_ordinal,
        status_ordinal,
        source_offset,
        line_ordinal,
        upper_u(category_code) as category_code,
        status_code,
        upper_u(entity_code) as entity_code,
        upper_u(second_category_code) as second_category_code,
        second_status_code,
        upper_u(second_entity_code) as second_entity_code,
        upper_u(third_category_code) as third_category_code,
        third_status_code,
        upper_u(third_entity_code) as third_entity_code,
        effective_date,
        upper_u(action_code) as action_code,
        charge_amount
    from source

)

select * from renamed
