-- Grain: one row per practice, payer class, week of the first charge and week of age up to 26: what
-- insurers had not paid on at its start, what they paid on in it, and all other cash.
-- Weeks are counted back from the as-of date, the last seven days are week 0.

with

accounts as (

    select * from int_accounts__collected

),

entries as (

    select * from fct_ledger

),

context as (

    select * from run_context

),

digits as (

    select * from seed_digits

),

ages as (

    select ones.digit + 10 * tens.digit as age_weeks
    from digits as ones
    cross join digits as tens
    where ones.digit + 10 * tens.digit <= 26

),

recent as (

    select
        accounts.account_key as account_key,
        accounts.practice_id as practice_id,
        accounts.payer_class as payer_class,
        int_div(days_between(accounts.first_charged_date, context.as_of_date), 7) as charge_week,
        int_div(days_between(accounts.first_charged_date, context.as_of_date), 7)
            - int_div(days_between(accounts.first_paid_date, context.as_of_date), 7)
            as first_paid_age,
        accounts.charge_amount as charge_amount
    from accounts
    cross join context
    where accounts.first_charged_date > add_days(context.as_of_date, -469)
        and accounts.first_charged_date <= context.as_of_date

),

cash as (

    select
        recent.practice_id as practice_id,
        recent.payer_class as payer_class,
        recent.charge_week as charge_week,
        larger_of(
            recent.charge_week - int_div(days_between(entries.posted_date, context.as_of_date), 7),
            0
        ) as age_weeks,
        sum(case when entries.transaction_type = 'payment'
            and recent.charge_week
                - int_div(days_between(entries.posted_date, context.as_of_date), 7)
                <= recent.first_paid_age
            then entries.payment_amount else 0 end) as first_paid_amount,
        sum(entries.payment_amount) as paid_amount
    from recent
    cross join context
    inner join entries
        on recent.account_key = entries.account_key
    where entries.transaction_type in ('payment', 'patient_payment', 'refund')
    group by
        recent.practice_id,
        recent.payer_class,
        recent.charge_week,
        larger_of(
            recent.charge_week - int_div(days_between(entries.posted_date, context.as_of_date), 7),
            0
        )

),

charged as (

    select
        practice_id,
        payer_class,
        charge_week,
        sum(charge_amount) as charge_amount,
        count(*) as account_count
    from recent
    group by practice_id, payer_class, charge_week

),

first_paid as (

    select
        practice_id,
        payer_class,
        charge_week,
        first_paid_age as age_weeks,
        sum(charge_amount) as charge_amount,
        count(*) as account_count
    from recent
    where first_paid_age is not null
    group by practice_id, payer_class, charge_week, first_paid_age

),

cells as (

    select
        charged.practice_id as practice_id,
        charged.payer_class as payer_class,
        charged.charge_week as charge_week,
        ages.age_weeks as age_weeks,
        charged.charge_amount as charge_amount,
        charged.account_count as account_count,
        coalesce(first_paid.charge_amount, 0) as paid_on_amount,
        coalesce(first_paid.account_count, 0) as paid_on_count,
        coalesce(cash.first_paid_amount, 0) as first_paid_amount,
        coalesce(cash.paid_amount, 0) - coalesce(cash.first_paid_amount, 0) as other_paid_amount
    -- Fans out on purpose: one row per week of age reached.
    from charged
    inner join ages
        on charged.charge_week >= ages.age_weeks
    left join first_paid
        on charged.practice_id = first_paid.practice_id
        and charged.payer_class = first_paid.payer_class
        and charged.charge_week = first_paid.charge_week
        and ages.age_weeks = first_paid.age_weeks
    left join cash
        on charged.practice_id = cash.practice_id
        and charged.payer_class = cash.payer_class
        and charged.charge_week = cash.charge_week
        and ages.age_weeks = cash.age_weeks

),

final as (

    select
        practice_id,
        payer_class,
        charge_week,
        age_weeks,
        charge_amount,
        charge_amount - sum(paid_on_amount) over (
            partition by practice_id, payer_class, charge_week order by age_weeks
        ) + paid_on_amount as open_amount,
        account_count - sum(paid_on_count) over (
            partition by practice_id, payer_class, charge_week order by age_weeks
        ) as still_open_count,
        paid_on_amount,
        first_paid_amount,
        other_paid_amount
    from cells

)

select * from final
