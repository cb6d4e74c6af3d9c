-- Grain: one row per practice, month and check of what payers sent.
-- numerator and amount are what is at fault, of what was looked at.

with

adjudications as (

    select * from fct_adjudications

),

payments as (

    select * from fct_payments

),

adjustments as (

    select * from fct_adjustments

),

remit_lines as (

    select * from int_remit_lines__found

),

final as (

    select
        practice_id,
        month_start(payment_date) as month_date,
        'remits_matched' as check_name,
        sum(case when not is_matched then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when not is_matched then abs(charge_amount) else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(abs(charge_amount)) as decimal(18, 2)) as total_amount
    from adjudications
    where not is_duplicate
        and payment_date is not null
    group by practice_id, month_start(payment_date)

    union all

    select
        practice_id,
        month_start(payment_date) as month_date,
        'remit_lines_matched' as check_name,
        sum(case when not is_found then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(case when not is_found then charge_amount else 0 end) as decimal(18, 2)) as amount,
        cast(sum(charge_amount) as decimal(18, 2)) as total_amount
    from remit_lines
    where payment_date is not null
    group by practice_id, month_start(payment_date)

    union all

    select
        practice_id,
        month_start(payment_date) as month_date,
        'remit_claims_balanced' as check_name,
        sum(case when not is_balanced then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when not is_balanced then abs(balance_difference) else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(abs(charge_amount)) as decimal(18, 2)) as total_amount
    from adjudications
    where not is_duplicate
        and payment_date is not null
    group by practice_id, month_start(payment_date)

    union all

    select
        practice_id,
        month_start(payment_date) as month_date,
        'remit_payments_balanced' as check_name,
        sum(case when not is_balanced then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when not is_balanced then abs(balance_difference) else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(payment_amount) as decimal(18, 2)) as total_amount
    from payments
    where not is_duplicate
        and payment_date is not null
    group by practice_id, month_start(payment_date)

    union all

    select
        practice_id,
        month_start(payment_date) as month_date,
        'reasons_mapped' as check_name,
        sum(case when denial_category = 'unmapped' then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when denial_category = 'unmapped' then abs(amount) else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(abs(amount)) as decimal(18, 2)) as total_amount
    from adjustments
    where payment_date is not null
    group by practice_id, month_start(payment_date)

    union all

    select
        practice_id,
        month_start(payment_date) as month_date,
        'payments_delivered_once' as check_name,
        sum(case when is_duplicate and not is_split then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when is_duplicate and not is_split then payment_amount else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(payment_amount) as decimal(18, 2)) as total_amount
    from payments
    where payment_date is not null
    group by practice_id, month_start(payment_date)

)

select * from final
