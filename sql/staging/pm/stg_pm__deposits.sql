-- Grain: one row per deposit, in every state that was loaded.

with

source as (

    select * from raw.pm_deposits

),

renamed as (

    select
        load_id || '-b' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(deposit_id) as deposit_id,
        deposit_date,
        amount,
        blank_null(reference_number) as reference_number,
        blank_null(method) as method,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        blank_null(description) as description
    from source

)

select * from renamed
