-- Grain: one row per account and party with a credit at the as-of date.
-- A credit is known from the day on which the balance last turned negative; federal payers must
-- have it back within 60 days of that.

with

entries as (

    select * from int_ledger__posted

),

accounts as (

    select * from int_accounts__described

),

snapshots as (

    select * from fct_ar_snapshots

),

context as (

    select * from run_context

),

credits as (

    select
        accounts.account_number as account_number,
        snapshots.responsibility as responsibility,
        snapshots.credit_amount as credit_amount
    from snapshots
    inner join accounts
        on snapshots.account_key = accounts.account_key
    where snapshots.is_as_of
        and snapshots.credit_amount > 0
        and snapshots.responsibility != 'unapplied'

),

days as (

    select
        credits.account_number as account_number,
        credits.responsibility as responsibility,
        entries.posted_date as posted_date,
        sum(entries.amount) as amount
    from credits
    inner join entries
        on credits.account_number = entries.account_number
        and credits.responsibility = entries.responsibility
    group by credits.account_number, credits.responsibility, entries.posted_date

),

balances as (

    select
        account_number,
        responsibility,
        posted_date,
        sum(amount) over (
            partition by account_number, responsibility
            order by posted_date
        ) as balance_amount
    from days

),

owed_days as (

    select
        account_number,
        responsibility,
        max(case when balance_amount >= 0 then posted_date else null end) as last_owed_date
    from balances
    group by account_number, responsibility

),

turns as (

    select
        balances.account_number as account_number,
        balances.responsibility as responsibility,
        min(balances.posted_date) as credit_since_date
    from balances
    inner join owed_days
        on balances.account_number = owed_days.account_number
        and balances.responsibility = owed_days.responsibility
    where coalesce(balances.posted_date > owed_days.last_owed_date, true)
    group by balances.account_number, balances.responsibility

),

final as (

    select
        accounts.practice_id as practice_id,
        accounts.payer_id as payer_id,
        accounts.payer_class as payer_class,
        accounts.provider_id as provider_id,
        accounts.location_id as location_id,
        accounts.claim_type as claim_type,
        accounts.load_id as load_id,
        accounts.source_offset as source_offset,
        accounts.account_key || '-' || credits.responsibility as credit_key,
        accounts.account_key as account_key,
        accounts.claim_key as claim_key,
        accounts.ledger_basis as ledger_basis,
        credits.responsibility as responsibility,
        accounts.service_from_date as service_from_date,
        turns.credit_since_date as credit_since_date,
        credits.credit_amount as credit_amount,
        days_between(turns.credit_since_date, context.as_of_date) as age_days,
        cast(
            credits.responsibility = 'insurance' and accounts.payer_class in (
                'medicare', 'medicare_advantage', 'medicaid', 'medicaid_managed', 'tricare'
            ) as boolean
        ) as is_federal,
        add_days(turns.credit_since_date, 60) as return_due_date,
        60 - days_between(turns.credit_since_date, context.as_of_date) as days_left
    from credits
    inner join accounts
        on credits.account_number = accounts.account_number
    inner join turns
        on credits.account_number = turns.account_number
        and credits.responsibility = turns.responsibility
    cross join context

)

select * from final
