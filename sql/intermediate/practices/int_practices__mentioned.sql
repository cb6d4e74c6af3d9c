-- Grain: one row per practice that exports name, as its own list resolves it.

with

charges as (

    select * from stg_pm__charges

),

transactions as (

    select * from stg_pm__transactions

),

claims as (

    select * from stg_pm__claims

),

payments as (

    select * from stg_pm__payments

),

appointments as (

    select * from stg_pm__appointments

),

deposits as (

    select * from stg_pm__deposits

),

practices as (

    select * from int_practices__resolved

),

mentions as (

    select
        practice_id,
        count(*) as mention_count
    from charges
    group by practice_id

    union all

    select
        practice_id,
        count(*) as mention_count
    from transactions
    group by practice_id

    union all

    select
        practice_id,
        count(*) as mention_count
    from claims
    group by practice_id

    union all

    select
        practice_id,
        count(*) as mention_count
    from payments
    group by practice_id

    union all

    select
        practice_id,
        count(*) as mention_count
    from appointments
    group by practice_id

    union all

    select
        practice_id,
        count(*) as mention_count
    from deposits
    group by practice_id

),

final as (

    select
        coalesce(practices.practice_id, mentions.practice_id) as practice_id,
        sum(mentions.mention_count) as mention_count
    from mentions
    left join practices
        on alphanumeric(mentions.practice_id) = practices.identifier_key
    where mentions.practice_id != 'unassigned'
    group by coalesce(practices.practice_id, mentions.practice_id)

)

select * from final
