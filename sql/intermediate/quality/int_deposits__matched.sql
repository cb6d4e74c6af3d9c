-- Grain: one row per bank deposit that is of a payment a payer announced.
-- By the number; else, of what is left on both sides, by the amount within eleven days around the
-- payment, each to its nearest: banks drop references.

with

deposits as (

    select * from fct_deposits

),

payments as (

    select * from int_payments__keyed

),

by_reference as (

    select
        deposits.deposit_key as deposit_key,
        payments.practice_id as practice_id,
        payments.reference_key as reference_key
    from deposits
    inner join payments
        on deposits.practice_id = payments.practice_id
        and trim_zeros(alphanumeric(deposits.reference_number)) = payments.reference_key

),

deposited as (

    select
        practice_id,
        reference_key
    from by_reference
    group by practice_id, reference_key

),

candidates as (

    select
        deposits.deposit_key as deposit_key,
        payments.practice_id as practice_id,
        payments.reference_key as reference_key,
        abs(days_between(payments.payment_date, deposits.deposit_date)) as days_apart
    -- Fans out on purpose: all payments of the amount; pairs that are nearest to each other stay.
    from deposits
    inner join payments
        on deposits.practice_id = payments.practice_id
        and deposits.deposit_amount = payments.payment_amount
    left join by_reference
        on deposits.deposit_key = by_reference.deposit_key
    left join deposited
        on payments.practice_id = deposited.practice_id
        and payments.reference_key = deposited.reference_key
    where by_reference.deposit_key is null
        and deposited.reference_key is null
        and payments.payment_amount > 0
        and deposits.deposit_date between add_days(payments.payment_date, -1)
            and add_days(payments.payment_date, 10)
        and (
            deposits.payer_id = payments.payer_id
            or deposits.payer_id = 'unknown'
        )

),

ranked as (

    select
        deposit_key,
        practice_id,
        reference_key,
        row_number() over (
            partition by deposit_key
            order by days_apart, reference_key
        ) as payment_rank,
        row_number() over (
            partition by practice_id, reference_key
            order by days_apart, deposit_key
        ) as deposit_rank
    from candidates

),

final as (

    select
        deposit_key,
        practice_id,
        reference_key,
        'reference' as match_method
    from by_reference

    union all

    select
        deposit_key,
        practice_id,
        reference_key,
        'amount' as match_method
    from ranked
    where payment_rank = 1
        and deposit_rank = 1

)

select * from final
