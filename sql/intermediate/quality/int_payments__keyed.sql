-- Grain: one row per practice and number (TRN02) of payments that payers announced, those that were
-- netted to nothing included.
-- Zeros in front and punctuation are left out, as banks and posting screens do. Payments that came
-- again or in parts count once.

with

payments as (

    select * from fct_payments

),

final as (

    select
        practice_id,
        coalesce(trim_zeros(alphanumeric(trace_number)), payment_key) as reference_key,
        min(payer_id) as payer_id,
        min(payer_class) as payer_class,
        min(trace_number) as trace_number,
        min(load_id) as load_id,
        min(source_offset) as source_offset,
        min(payment_date) as payment_date,
        cast(sum(payment_amount) as decimal(18, 2)) as payment_amount,
        cast(sum(claim_paid_amount) as decimal(18, 2)) as claim_paid_amount
    from payments
    where not is_duplicate
        and (payment_amount != 0 or claim_paid_amount != 0)
        and payment_date is not null
    group by
        practice_id,
        coalesce(trim_zeros(alphanumeric(trace_number)), payment_key)

)

select * from final
