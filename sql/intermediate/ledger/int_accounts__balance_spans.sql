-- Grain: one row per account, party and span of snapshot dates over which what the party owes stays
-- the same and is not zero.

with

entries as (

    select * from int_ledger__posted

),

context as (

    select * from run_context

),

movements as (

    select
        entries.account_number as account_number,
        entries.responsibility as responsibility,
        smaller_of(month_end(entries.posted_date), min(context.as_of_date)) as first_snapshot_date,
        sum(entries.amount) as amount,
        min(case
            when entries.amount > 0 and entries.transaction_type in ('charge', 'patient_transfer')
                then entries.posted_date
            else null
        end) as first_owed_date
    from entries
    cross join context
    group by entries.account_number, entries.responsibility, month_end(entries.posted_date)

),

balances as (

    select
        account_number,
        responsibility,
        first_snapshot_date,
        lead(first_snapshot_date) over (
            partition by account_number, responsibility
            order by first_snapshot_date
        ) as until_date,
        cast(sum(amount) over (
            partition by account_number, responsibility
            order by first_snapshot_date
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
