-- Grain: one row per payer, in every state that was loaded.

with

source as (

    select * from raw.ref_payers

),

renamed as (

    select
        load_id || '-py' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(payer_id) as payer_id,
        blank_null(payer_name) as payer_name,
        blank_null(payer_class) as payer_class,
        blank_null(edi_payer_id) as edi_payer_id,
        blank_null(parent_name) as parent_name,
        effective_from_date,
        effective_to_date
    from source

)

select * from renamed
