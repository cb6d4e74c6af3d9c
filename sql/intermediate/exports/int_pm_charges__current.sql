-- Grain: one row per charge line that holds today.
-- A charge marked as void counts only where a reversal of its own takes it back: then both stand
-- and come to zero. Of two profiles of one system that bring ledgers, the one that tells more
-- counts

with

charges as (

    select * from stg_pm__charges

),

current_rows as (

    select * from int_pm_rows__current

),

practices as (

    select * from int_practices__resolved

),

sources as (

    select * from seed_pm_ledger_sources

),

standing as (

    select
        charges.row_id as charge_row_key,
        coalesce(practices.practice_id, charges.practice_id) as practice_id,
        charges.source_system as source_system,
        charges.charge_id as charge_id,
        charges.void_of_id as void_of_id,
        charges.is_void as is_void,
        coalesce(sources.charge_precedence, 1) as precedence,
        min(coalesce(sources.charge_precedence, 1)) over (
            partition by
                coalesce(practices.practice_id, charges.practice_id),
                charges.source_system
        ) as first_precedence
    from charges
    inner join current_rows
        on charges.row_id = current_rows.row_id
    left join sources
        on charges.profile = sources.profile
    left join practices
        on alphanumeric(charges.practice_id) = practices.identifier_key
    where current_rows.table_name = 'charges'
        and not charges.is_deleted

),

reversals as (

    select
        practice_id,
        source_system,
        void_of_id,
        count(*) as reversal_count
    from standing
    where void_of_id is not null
    group by practice_id, source_system, void_of_id

),

final as (

    select
        standing.charge_row_key as charge_row_key,
        standing.practice_id as practice_id,
        case
            when standing.void_of_id is not null then 'reversal'
            when reversals.reversal_count is not null then 'reversed'
            when standing.is_void then 'marked'
            else 'none'
        end as void_method
    from standing
    left join reversals
        on standing.practice_id = reversals.practice_id
        and standing.source_system = reversals.source_system
        and standing.charge_id = reversals.void_of_id
    where standing.precedence = standing.first_precedence

)

select * from final
