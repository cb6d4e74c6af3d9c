-- Grain: one row per cost, in every state that was loaded.

with

source as (

    select * from raw.ref_costs

),

renamed as (

    select
        load_id || '-ct' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(cost_name) as cost_name,
        coalesce(blank_null(cost_label), blank_null(cost_name)) as cost_label,
        coalesce(
            blank_null(cost_per),
            case when cost_name = 'denial_rework' then 'claim' else 'month' end
        ) as cost_per,
        cost_amount,
        effective_from_date,
        effective_to_date,
        blank_null(cost_source) as cost_source
    from source

)

select * from renamed
