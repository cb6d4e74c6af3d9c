-- Grain: one row per practice, payer and span without a payment, of payers that pay steadily.
-- A payer pays steadily that paid on ten days or more, half of them within ten days of the one
-- before. A span is missing payments where it is longer than two weeks, than three times what is
-- usual, and than one and a half times what nine of ten spans are; also the one up to the as-of
-- date. What it should have brought is the usual payment for each usual interval.

with

payments as (

    select * from fct_payments

),

run as (

    select * from run_context

),

paid_days as (

    select
        practice_id,
        payer_id,
        payment_date,
        sum(payment_amount) as payment_amount
    from payments
    where not is_duplicate
        and payment_date is not null
    group by practice_id, payer_id, payment_date

),

stepped as (

    select
        paid_days.practice_id as practice_id,
        paid_days.payer_id as payer_id,
        paid_days.payment_date as payment_date,
        paid_days.payment_amount as payment_amount,
        coalesce(
            lead(as_null(paid_days.payment_date)) over (
                partition by paid_days.practice_id, paid_days.payer_id
                order by paid_days.payment_date
            ),
            larger_of(run.as_of_date, paid_days.payment_date)
        ) as next_date,
        count(*) over (partition by paid_days.practice_id, paid_days.payer_id) as day_count
    from paid_days
    cross join run

),

usual as (

    select
        practice_id,
        payer_id,
        p50(days_between(payment_date, next_date)) as usual_days,
        p90(days_between(payment_date, next_date)) as long_days,
        sum(payment_amount) as payment_amount,
        count(*) as day_count
    from stepped
    where day_count >= 10
    group by practice_id, payer_id
    having p50(days_between(payment_date, next_date)) <= 10

),

final as (

    select
        stepped.practice_id as practice_id,
        stepped.payer_id as payer_id,
        stepped.payment_date as last_payment_date,
        add_days(stepped.payment_date, cast(larger_of(usual.usual_days, 1) as integer))
            as missing_from_date,
        stepped.next_date as next_payment_date,
        days_between(stepped.payment_date, stepped.next_date) as span_days,
        usual.usual_days as usual_days,
        cast(int_div(
            days_between(stepped.payment_date, stepped.next_date),
            cast(larger_of(usual.usual_days, 1) as integer)
        ) - 1 as bigint) as missing_count,
        money(
            safe_ratio(usual.payment_amount, usual.day_count)
            * (int_div(
                days_between(stepped.payment_date, stepped.next_date),
                cast(larger_of(usual.usual_days, 1) as integer)
            ) - 1)
        ) as missing_amount
    from stepped
    inner join usual
        on stepped.practice_id = usual.practice_id
        and stepped.payer_id = usual.payer_id
    where days_between(stepped.payment_date, stepped.next_date) > 14
        and days_between(stepped.payment_date, stepped.next_date)
            > 3 * larger_of(usual.usual_days, 1)
        and 2 * days_between(stepped.payment_date, stepped.next_date) > 3 * usual.long_days

)

select * from final
