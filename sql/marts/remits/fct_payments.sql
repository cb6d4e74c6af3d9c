-- Grain: one row per payment (835 transaction set); tests are not in, payments delivered again or
-- split over files are flagged so that the money counts once.

with

adjudications as (

    select * from fct_adjudications

),

provider_adjustments as (

    select * from stg_x12__provider_adjustments

),

payments as (

    select * from int_payments__deduplicated

),

payers as (

    select * from dim_payers

),

takebacks as (

    select * from fct_takebacks

),

reversed as (

    select
        adjudications.payment_key as payment_key,
        sum(takebacks.taken_back_amount) as taken_back_amount
    from takebacks
    inner join adjudications
        on takebacks.adjudication_key = adjudications.adjudication_key
    group by adjudications.payment_key

),

-- Recovery put off (WO negative) and made (WO positive), debts to affiliates, and balances carried.
recoveries as (

    select
        payment_key,
        sum(amount) as recovery_amount
    from provider_adjustments
    where reason_code in ('WO', 'WU', 'OB', 'FB')
    group by payment_key

),

final as (

    select
        payments.practice_id as practice_id,
        payments.payer_id as payer_id,
        coalesce(payers.payer_class, 'other') as payer_class,
        payments.load_id as load_id,
        payments.source_offset as source_offset,
        payments.payment_key as payment_key,
        payments.trace_number as trace_number,
        payments.payment_amount as payment_amount,
        payments.payment_method_code as payment_method_code,
        payments.handling_code as handling_code,
        payments.payment_date as payment_date,
        payments.production_date as production_date,
        payments.claim_paid_amount as claim_paid_amount,
        payments.provider_adjustment_amount as provider_adjustment_amount,
        cast(
            payments.claim_paid_amount - payments.provider_adjustment_amount
                = payments.payment_amount
        as boolean) as is_balanced,
        payments.claim_paid_amount - payments.provider_adjustment_amount
            - payments.payment_amount as balance_difference,
        cast(payments.is_resent or payments.is_split as boolean) as is_duplicate,
        payments.is_split as is_split,
        cast(payments.payment_amount = 0 as boolean) as is_zero_pay,
        payments.claim_count as claim_count,
        money(
            coalesce(reversed.taken_back_amount, 0) + coalesce(recoveries.recovery_amount, 0)
        ) as recouped_amount
    from payments
    left join payers
        on payments.payer_id = payers.payer_id
    left join reversed
        on payments.payment_key = reversed.payment_key
    left join recoveries
        on payments.payment_key = recoveries.payment_key
    where not payments.is_test

)

select * from final
