-- Grain: one row per row of the exports that holds today, of any table.
-- Exports overlap: a row that comes again with its key is a newer state of it, and a snapshot
-- replaces the ones before it.

with

loads as (

    select * from int_loads__ranked

),

charges as (

    select * from stg_pm__charges

),

transactions as (

    select * from stg_pm__transactions

),

claims as (

    select * from stg_pm__claims

),

claim_payers as (

    select * from stg_pm__claim_payers

),

payments as (

    select * from stg_pm__payments

),

remit_lines as (

    select * from stg_pm__remit_lines

),

denials as (

    select * from stg_pm__denials

),

appointments as (

    select * from stg_pm__appointments

),

deposits as (

    select * from stg_pm__deposits

),

all_rows as (

    select
        'charges' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        modified_at
    from charges

    union all

    select
        'transactions' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        modified_at
    from transactions

    union all

    select
        'claims' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        modified_at
    from claims

    union all

    select
        'claim_payers' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from claim_payers

    union all

    select
        'payments' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        modified_at
    from payments

    union all

    select
        'remit_lines' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from remit_lines

    union all

    select
        'denials' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from denials

    union all

    select
        'appointments' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        modified_at
    from appointments

    union all

    select
        'deposits' as table_name,
        row_id,
        load_id,
        row_ordinal,
        practice_id,
        profile,
        load_mode,
        row_key,
        cast(null as timestamp) as modified_at
    from deposits

),

sent as (

    select
        table_name,
        practice_id,
        profile,
        load_id
    from all_rows
    group by table_name, practice_id, profile, load_id

),

newest as (

    select
        sent.table_name as table_name,
        sent.practice_id as practice_id,
        sent.profile as profile,
        max(coalesce(loads.load_rank, 0)) as newest_rank
    from sent
    left join loads
        on sent.load_id = loads.load_id
    group by sent.table_name, sent.practice_id, sent.profile

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
        newest.newest_rank as newest_rank
    from all_rows
    inner join newest
        on all_rows.table_name = newest.table_name
        and all_rows.practice_id = newest.practice_id
        and all_rows.profile = newest.profile
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
