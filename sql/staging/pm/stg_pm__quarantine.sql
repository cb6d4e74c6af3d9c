-- Grain: one row per row that was read and not loaded, in every state that was loaded.

with

source as (

    select * from raw.pm_quarantine

),

renamed as (

    select
        load_id || '-q' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(target_table) as target_table,
        blank_null(reason) as reason,
        blank_null(column_name) as column_name,
        amount
    from source

)

select * from renamed
