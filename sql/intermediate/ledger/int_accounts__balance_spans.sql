-- Grain: one row per account, party and span of snapshot dates over which what the party owes stays
-- the same and is not zero.

with

movements as (

    select * from int_accounts__moved

),

balances as (

    select
        account_number,
        responsibility,
        snapshot_date as first_snapshot_date,
        lead(snapshot_date) over (
            partition by account_number, responsibility
            order by snapshot_date
        ) as until_date,
        cast(sum(amount) over (
            partition by account_number, responsibility
            order by snapshot_date
        ) as decimal(18, 2)) as balance_amount,
        min(first_owed_date) over (
            partition by account_number, responsibility
        ) as first_owed_date
    from movements

),

final as (

    select
        account_number,
        responsibility,
        first_snapshot_date,
        until_date,
        balance_amount,
        first_owed_date
    from balances
    where balance_amount != 0

)

select * from final
