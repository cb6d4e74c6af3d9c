-- Grain: one row per value that a value map lacks, and load, in every state that was loaded.

with

source as (

    select * from raw.pm_unmapped_values

),

renamed as (

    select
        load_id || '-u' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(column_name) as column_name,
        blank_null(value) as value,
        row_count,
        amount
    from source

)

select * from renamed
