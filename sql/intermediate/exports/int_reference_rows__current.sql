-- Grain: one row per row of the exports that holds today, of any table.
-- Lists are sent whole: the latest of a profile replaces the ones before it.

with

loads as (

    select * from int_loads__ranked

),

payers as (

    select * from stg_reference__payers

),

payer_aliases as (

    select * from stg_reference__payer_aliases

),

providers as (

    select * from stg_reference__providers

),

practices as (

    select * from stg_reference__practices

),

filing_limits as (

    select * from stg_reference__filing_limits

),

benchmarks as (

    select * from stg_reference__benchmarks

),

adjustment_codes as (

    select * from stg_reference__adjustment_codes

),

costs as (

    select * from stg_reference__costs

),

work_owners as (

    select * from stg_reference__work_owners

),

all_rows as (

    select
        'payers' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from payers

    union all

    select
        'payer_aliases' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from payer_aliases

    union all

    select
        'providers' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from providers

    union all

    select
        'practices' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from practices

    union all

    select
        'filing_limits' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from filing_limits

    union all

    select
        'benchmarks' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from benchmarks

    union all

    select
        'adjustment_codes' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from adjustment_codes

    union all

    select
        'costs' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from costs

    union all

    select
        'work_owners' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from work_owners

),

ranked as (

    select
        all_rows.table_name as table_name,
        all_rows.row_id as row_id,
        all_rows.row_ordinal as row_ordinal,
        all_rows.practice_id as practice_id,
        all_rows.profile as profile,
        all_rows.load_mode as load_mode,
        all_rows.row_key as row_key,
        all_rows.modified_at as modified_at,
        coalesce(loads.load_rank, 0) as load_rank,
        max(coalesce(loads.load_rank, 0)) over (
            partition by all_rows.table_name, all_rows.practice_id, all_rows.profile
        ) as newest_rank
    from all_rows
    left join loads
        on all_rows.load_id = loads.load_id

),

final as (

    select
        table_name,
        row_id,
        load_rank
    from ranked
    where load_mode = 'increment' or load_rank = newest_rank
    qualify row_number() over (
        partition by table_name, practice_id, profile, row_key
        order by modified_at desc nulls last, load_rank desc, row_ordinal desc
    ) = 1

)

select * from final
