-- Grain: one row per adjustment code, in every state that was loaded.

with

source as (

    select * from raw.ref_adjustment_codes

),

renamed as (

    select
        load_id || '-ac' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(code_system) as code_system,
        blank_null(adjustment_code) as adjustment_code,
        blank_null(adjustment_name) as adjustment_name,
        blank_null(adjustment_class) as adjustment_class,
        upper_u(blank_null(group_code)) as group_code,
        upper_u(blank_null(reason_code)) as reason_code,
        effective_from_date,
        effective_to_date
    from source

)

select * from renamed
