-- Grain: one row per identifier of a practice, in every state that was loaded.

with

source as (

    select * from raw.ref_practices

),

renamed as (

    select
        load_id || '-pc' || cast(row_ordinal as varchar) as row_id,
        load_id,
        row_ordinal,
        coalesce(practice_id, 'unassigned') as practice_id,
        source_system,
        profile,
        profile_version,
        coalesce(load_mode, 'increment') as load_mode,
        sheet,
        source_line,
        coalesce(row_key, '') as row_key,
        blank_null(practice_name) as practice_name,
        blank_null(npi) as npi,
        blank_null(tax_id) as tax_id,
        blank_null(source_practice_id) as source_practice_id,
        blank_null(time_zone) as time_zone,
        effective_from_date,
        effective_to_date
    from source

)

select * from renamed
