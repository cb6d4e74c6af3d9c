-- Grain: one row per line that a 277 answers apart.

with

source as (

    select * from raw.x12_277_lines

),

renamed as (

    select
        load_id || '-q' || cast(level_ordinal as varchar) as level_key,
        line_ordinal,
        blank_null(line_control_number) as line_control_number,
        procedure_code,
        charge_amount
    from source

)

select * from renamed
