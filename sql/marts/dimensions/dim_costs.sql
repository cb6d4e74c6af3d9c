-- Grain: one row per cost, practice and time in which it holds.
-- What a practice loaded comes first, then what was loaded for all, then the published default.

with

loaded as (

    select * from stg_reference__costs

),

current_rows as (

    select * from int_reference_rows__current

),

practices as (

    select * from int_practices__resolved

),

seeded as (

    select * from seed_costs

),

final as (

    select
        loaded.cost_name as cost_name,
        coalesce(practices.practice_id, loaded.practice_id) as practice_id,
        loaded.cost_label as cost_label,
        loaded.cost_per as cost_per,
        loaded.cost_amount as cost_amount,
        coalesce(loaded.effective_from_date, cast('1900-01-01' as date)) as effective_from_date,
        coalesce(loaded.effective_to_date, cast('2100-12-31' as date)) as effective_to_date,
        coalesce(loaded.cost_source, 'loaded') as cost_source,
        cast(null as varchar) as grade,
        case when loaded.practice_id = 'unassigned' then 1 else 0 end as source_rank
    from loaded
    inner join current_rows
        on loaded.row_id = current_rows.row_id
    left join practices
        on alphanumeric(loaded.practice_id) = practices.identifier_key
    where current_rows.table_name = 'costs'
    qualify row_number() over (
        partition by
            loaded.cost_label,
            coalesce(practices.practice_id, loaded.practice_id),
            loaded.effective_from_date
        order by current_rows.load_rank desc, loaded.row_id
    ) = 1

    union all

    select
        cost_name,
        'unassigned' as practice_id,
        cost_name as cost_label,
        'claim' as cost_per,
        cost_amount,
        cast('1900-01-01' as date) as effective_from_date,
        cast('2100-12-31' as date) as effective_to_date,
        cost_source,
        grade,
        2 as source_rank
    from seeded
    where is_default

)

select * from final
