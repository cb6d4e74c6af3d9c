-- Grain: one row per account with charges: when it was first charged, when an insurer first paid.

with

entries as (

    select * from fct_ledger

),

sums as (

    select
        account_key,
        min(practice_id) as practice_id,
        min(payer_class) as payer_class,
        min(case when transaction_type in ('charge', 'implied_charge') then posted_date
            else null end) as first_charged_date,
        min(case when transaction_type = 'payment' and payment_amount > 0 then posted_date
            else null end) as first_paid_date,
        sum(case when transaction_type in ('charge', 'implied_charge') then amount
            else 0 end) as charge_amount
    from entries
    where transaction_type in ('charge', 'implied_charge', 'payment')
    group by account_key

),

final as (

    select
        account_key,
        practice_id,
        payer_class,
        first_charged_date,
        case
            when first_paid_date is null then null
            else larger_of(first_paid_date, first_charged_date)
        end as first_paid_date,
        charge_amount
    from sums
    where first_charged_date is not null

)

select * from final
