-- Grain: one row per practice, payer class and day of posting: cash.

with

entries as (

    select * from fct_ledger

),

final as (

    select
        practice_id,
        payer_class,
        posted_date,
        sum(payment_amount) as paid_amount
    from entries
    where transaction_type in ('payment', 'patient_payment', 'refund')
    group by practice_id, payer_class, posted_date

)

select * from final
