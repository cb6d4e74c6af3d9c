-- Grain: one row per other payer of a claim sent (loop 2320).

with

source as (

    select * from raw.x12_837_other_payers

),

renamed as (

    select
        load_id || '-s' || cast(claim_ordinal as varchar) as submission_key,
        practice_id,
        other_payer_ordinal,
        payer_sequence as payer_sequence_code,
        payer_name,
        payer_identifier,
        paid_amount,
        payment_date,
        payer_claim_control_number
    from source

)

select * from renamed
