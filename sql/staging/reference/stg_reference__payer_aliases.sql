-- Grain: one row per other name of a payer, in every state that was loaded.

with

source as (

    select * from raw.ref_payer_aliases

),

renamed as (

    select
        load_id || '-pa' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(alias_name) as alias_name,
        blank_null(alias_identifier) as alias_identifier,
        blank_null(payer_id) as payer_id,
        blank_null(payer_class) as payer_class,
        blank_null(state) as state,
        blank_null(plan_name) as plan_name,
        effective_from_date,
        effective_to_date
    from source

)

select * from renamed
