-- Grain: one row per payment (835 transaction set).

with

source as (

    select * from raw.x12_835_payments

),

renamed as (

    select
        load_id || '-t' || cast(transaction_ordinal as varchar) as payment_key,
        load_id,
        practice_id,
        transaction_ordinal,
        source_offset,
        handling_code,
        coalesce(payment_amount, 0) as payment_amount,
        payment_method_code,
        payment_date,
        blank_null(trace_number) as trace_number,
        payer_originator_id,
        production_date,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        payee_name,
        payee_npi,
        payee_tax_id,
        coalesce(claim_count, 0) as claim_count,
        coalesce(claim_paid_amount, 0) as claim_paid_amount,
        coalesce(provider_adjustment_amount, 0) as provider_adjustment_amount
    from source

)

select * from renamed
