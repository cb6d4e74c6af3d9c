-- Grain: one row per claim chain and span of snapshot dates over which its balance stays the same
-- and is not zero.

with

entries as (

    select * from int_ledger__combined

),

context as (

    select * from run_context

),

movements as (

    select
        entries.claim_number as claim_number,
        smaller_of(month_end(entries.posted_date), min(context.as_of_date)) as first_snapshot_date,
        sum(entries.amount) as amount
    from entries
    cross join context
    group by entries.claim_number, month_end(entries.posted_date)

),

balances as (

    select
        claim_number,
        first_snapshot_date,
        lead(first_snapshot_date) over (
            partition by claim_number
            order by first_snapshot_date
        ) as until_date,
        cast(sum(amount) over (
            partition by claim_number
            order by first_snapshot_date
        ) as decimal(18, 2)) as balance_amount
    from movements

),

final as (

    select
        claim_number,
        first_snapshot_date,
        until_date,
        balance_amount
    from balances
    where balance_amount != 0

)

select * from final
