-- Grain: one row per practice, payer class, month in which an account was first charged, and month
-- of posting: charges and cash. Cash of accounts that were never charged has no cohort.
-- Cohorts go by the day charges were posted, so that a month's charges are whole when it is over;
-- what is paid before the charge is posted counts in the month of the charge.

with

entries as (

    select * from fct_ledger

),

accounts as (

    select * from int_accounts__collected

),

final as (

    select
        entries.practice_id as practice_id,
        entries.payer_class as payer_class,
        month_start(accounts.first_charged_date) as cohort_date,
        larger_of(
            month_start(entries.posted_date), month_start(accounts.first_charged_date)
        ) as month_date,
        sum(case when entries.transaction_type in ('charge', 'implied_charge')
            then entries.amount else 0 end) as charge_amount,
        sum(entries.payment_amount) as paid_amount
    from entries
    left join accounts
        on entries.account_key = accounts.account_key
    where entries.transaction_type in (
        'charge', 'implied_charge', 'payment', 'patient_payment', 'refund'
    )
    group by
        entries.practice_id,
        entries.payer_class,
        month_start(accounts.first_charged_date),
        larger_of(month_start(entries.posted_date), month_start(accounts.first_charged_date))

)

select * from final
