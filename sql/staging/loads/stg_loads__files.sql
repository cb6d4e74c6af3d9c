-- Grain: one row per file that was loaded or refused.

with

source as (

    select * from raw.loads

),

renamed as (

    select
        load_id,
        file_name,
        profile,
        status,
        started_at
    from source

)

select * from renamed
