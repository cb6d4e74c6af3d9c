-- Grain: one row per practice, month and check of cash.
-- numerator and amount are what is at fault, of what was looked at. What is compared with ledger
-- and bank is in fct_payment_reconciliation; days without a payment in int_payer_payments__missing.

with

reconciliation as (

    select * from fct_payment_reconciliation

),

payments as (

    select * from fct_payments

),

missing_payments as (

    select * from int_payer_payments__missing

),

payment_days as (

    select
        practice_id,
        payer_id,
        payment_date
    from payments
    where not is_duplicate
        and payment_date is not null
    group by practice_id, payer_id, payment_date

),

payment_months as (

    select
        practice_id,
        month_start(payment_date) as month_date,
        count(*) as day_count
    from payment_days
    group by practice_id, month_start(payment_date)

),

paid_months as (

    select
        practice_id,
        month_start(payment_date) as month_date,
        sum(payment_amount) as payment_amount
    from payments
    where not is_duplicate
        and payment_date is not null
    group by practice_id, month_start(payment_date)

),

missing_months as (

    select
        practice_id,
        month_start(missing_from_date) as month_date,
        sum(missing_count) as missing_count,
        sum(missing_amount) as missing_amount
    from missing_payments
    group by practice_id, month_start(missing_from_date)

),

final as (

    select
        practice_id,
        month_start(cash_date) as month_date,
        'cash_posted' as check_name,
        sum(case when posting_status != 'agrees' then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when posting_status != 'agrees' then abs(posted_difference) else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(coalesce(payment_amount, abs(posted_amount))) as decimal(18, 2)) as total_amount
    from reconciliation
    where posting_status != 'not_compared'
        and cash_date is not null
    group by practice_id, month_start(cash_date)

    union all

    select
        practice_id,
        month_start(cash_date) as month_date,
        'cash_deposited' as check_name,
        sum(case when deposit_status != 'agrees' then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when deposit_status != 'agrees' then abs(deposited_difference) else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(payment_amount) as decimal(18, 2)) as total_amount
    from reconciliation
    where kind = 'payment'
        and deposit_status != 'not_compared'
    group by practice_id, month_start(cash_date)

    union all

    select
        practice_id,
        month_start(deposit_date) as month_date,
        'deposits_explained' as check_name,
        sum(case when deposit_status = 'no_remit' then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when deposit_status = 'no_remit' then deposit_amount else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(deposit_amount) as decimal(18, 2)) as total_amount
    from reconciliation
    where deposit_status in ('agrees', 'differs', 'no_remit')
        and deposit_amount is not null
    group by practice_id, month_start(deposit_date)

    union all

    select
        coalesce(payment_months.practice_id, missing_months.practice_id) as practice_id,
        coalesce(payment_months.month_date, missing_months.month_date) as month_date,
        'payer_payments_complete' as check_name,
        coalesce(missing_months.missing_count, 0) as numerator,
        coalesce(payment_months.day_count, 0) + coalesce(missing_months.missing_count, 0)
            as denominator,
        cast(coalesce(missing_months.missing_amount, 0) as decimal(18, 2)) as amount,
        cast(
            coalesce(paid_months.payment_amount, 0) + coalesce(missing_months.missing_amount, 0)
        as decimal(18, 2)) as total_amount
    from payment_months
    inner join paid_months
        on payment_months.practice_id = paid_months.practice_id
        and payment_months.month_date = paid_months.month_date
    full join missing_months
        on payment_months.practice_id = missing_months.practice_id
        and payment_months.month_date = missing_months.month_date

)

select * from final
