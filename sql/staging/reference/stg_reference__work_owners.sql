-- Grain: one row per rule of who works on what, in every state that was loaded.

with

source as (

    select * from raw.ref_work_owners

),

renamed as (

    select
        load_id || '-wo' || cast(row_ordinal as varchar) as row_id,
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
        rule_number,
        owner,
        lower_u(blank_null(work_kind)) as work_kind,
        blank_null(payer_id) as payer_id,
        lower_u(blank_null(payer_class)) as payer_class,
        lower_u(blank_null(work_reason)) as work_reason,
        at_least_amount
    from source

)

select * from renamed
