-- Grain: one row per provider, in every state that was loaded.

with

source as (

    select * from raw.ref_providers

),

renamed as (

    select
        load_id || '-pr' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(provider_npi) as provider_npi,
        blank_null(provider_id) as provider_id,
        blank_null(provider_name) as provider_name,
        blank_null(specialty) as specialty,
        blank_null(taxonomy_code) as taxonomy_code,
        effective_from_date,
        effective_to_date
    from source

)

select * from renamed
