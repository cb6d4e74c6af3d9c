-- Grain: one row per sheet or text that a profile read, in every state that was loaded.

with

source as (

    select * from raw.pm_headers

),

renamed as (

    select
        load_id || '-h' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(header_hash) as header_hash,
        column_count,
        blank_null(missing_columns) as missing_columns,
        blank_null(unknown_columns) as unknown_columns
    from source

)

select * from renamed
