-- Grain: one row per provider adjustment (PLB pair).

with

source as (

    select * from raw.x12_835_provider_adjustments

),

renamed as (

    select
        load_id || '-t' || cast(transaction_ordinal as varchar) as payment_key,
        load_id,
        practice_id,
        adjustment_ordinal,
        source_offset,
        provider_identifier,
        upper_u(reason_code) as reason_code,
        reference_id,
        coalesce(amount, 0) as amount
    from source

)

select * from renamed
