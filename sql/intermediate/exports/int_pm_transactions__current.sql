-- Grain: one row per ledger entry that holds today.
-- Of two profiles of one system that bring the same entries, the one that tells each with its own
-- day counts, unless it begins more than 45 days after the other: then it knows too little.

with

transactions as (

    select * from stg_pm__transactions

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

listed as (

    select
        transactions.row_id as transaction_row_key,
        coalesce(practices.practice_id, transactions.practice_id) as practice_id,
        transactions.source_system as source_system,
        transactions.transaction_id as transaction_id,
        transactions.void_of_id as void_of_id,
        transactions.is_void as is_void,
        coalesce(sources.entry_precedence, 1) as precedence,
        min(transactions.posted_date) over (
            partition by
                coalesce(practices.practice_id, transactions.practice_id),
                transactions.source_system,
                coalesce(sources.entry_precedence, 1)
        ) as source_from_date,
        min(transactions.posted_date) over (
            partition by
                coalesce(practices.practice_id, transactions.practice_id),
                transactions.source_system
        ) as system_from_date
    from transactions
    inner join current_rows
        on transactions.row_id = current_rows.row_id
    left join sources
        on transactions.profile = sources.profile
    left join practices
        on alphanumeric(transactions.practice_id) = practices.identifier_key
    where current_rows.table_name = 'transactions'
        and not transactions.is_deleted

),

standing as (

    select
        transaction_row_key,
        practice_id,
        source_system,
        transaction_id,
        void_of_id,
        is_void,
        precedence,
        min(case
            when source_from_date > add_days(system_from_date, 45) then null else precedence
        end) over (partition by practice_id, source_system) as first_precedence
    from listed

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
        standing.transaction_row_key as transaction_row_key,
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
        and standing.transaction_id = reversals.void_of_id
    where standing.precedence = coalesce(standing.first_precedence, standing.precedence)

)

select * from final
