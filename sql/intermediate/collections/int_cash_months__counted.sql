-- Grain: one row per practice, payer class and month: cash that came in, cash taken back, and the
-- charges on which the first money came. Months from the practice's first posting to the last
-- complete one; all classes have all months of their practice.

with

entries as (

    select * from fct_ledger

),

snapshot_dates as (

    select * from int_snapshot_dates__listed

),

cash as (

    select
        practice_id,
        payer_class,
        month_start(posted_date) as month_date,
        sum(case when payment_amount > 0 then payment_amount else 0 end) as receipt_amount,
        sum(case when payment_amount < 0 then payment_amount else 0 end) as taken_back_amount
    from entries
    where transaction_type in ('payment', 'patient_payment', 'refund')
    group by practice_id, payer_class, month_start(posted_date)

),

charged as (

    select
        account_key,
        sum(amount) as charge_amount
    from entries
    where transaction_type in ('charge', 'implied_charge')
    group by account_key

),

first_receipts as (

    select
        practice_id,
        payer_class,
        account_key,
        month_start(posted_date) as month_date
    from entries
    where transaction_type in ('payment', 'patient_payment')
        and payment_amount > 0
    qualify row_number() over (partition by account_key order by posted_date, ledger_key) = 1

),

first_paid as (

    select
        first_receipts.practice_id as practice_id,
        first_receipts.payer_class as payer_class,
        first_receipts.month_date as month_date,
        sum(charged.charge_amount) as first_paid_charge_amount
    from first_receipts
    inner join charged
        on first_receipts.account_key = charged.account_key
    group by
        first_receipts.practice_id,
        first_receipts.payer_class,
        first_receipts.month_date

),

charges as (

    select
        practice_id,
        month_start(posted_date) as month_date,
        sum(amount) as charge_amount
    from entries
    where transaction_type in ('charge', 'implied_charge')
    group by practice_id, month_start(posted_date)

),

practices as (

    select
        practice_id,
        min(month_start(posted_date)) as first_month_date
    from entries
    group by practice_id

),

classes as (

    select
        practice_id,
        payer_class
    from cash
    group by practice_id, payer_class

),

months as (

    select month_start(snapshot_date) as month_date
    from snapshot_dates
    where snapshot_date = month_end(snapshot_date)

),

supplied as (

    select
        practices.practice_id as practice_id,
        months.month_date as month_date,
        avg(cast(coalesce(charges.charge_amount, 0) as double)) over (
            partition by practices.practice_id
            order by months.month_date
            rows between 2 preceding and current row
        ) as usual_charge_amount
    -- Fans out on purpose: every month of the practice.
    from practices
    cross join months
    left join charges
        on practices.practice_id = charges.practice_id
        and months.month_date = charges.month_date
    where months.month_date >= practices.first_month_date

),

final as (

    select
        supplied.practice_id as practice_id,
        classes.payer_class as payer_class,
        supplied.month_date as month_date,
        supplied.usual_charge_amount as usual_charge_amount,
        coalesce(cash.receipt_amount, 0) as receipt_amount,
        coalesce(cash.taken_back_amount, 0) as taken_back_amount,
        coalesce(first_paid.first_paid_charge_amount, 0) as first_paid_charge_amount
    from supplied
    inner join classes
        on supplied.practice_id = classes.practice_id
    left join cash
        on supplied.practice_id = cash.practice_id
        and supplied.month_date = cash.month_date
        and classes.payer_class = cash.payer_class
    left join first_paid
        on supplied.practice_id = first_paid.practice_id
        and supplied.month_date = first_paid.month_date
        and classes.payer_class = first_paid.payer_class

)

select * from final
