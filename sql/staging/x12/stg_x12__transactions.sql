-- Grain: one row per transaction set (ST to SE) of a loaded file.

with

source as (

    select * from raw.x12_transactions

),

renamed as (

    select
        load_id || '-t' || cast(transaction_ordinal as varchar) as transaction_key,
        load_id,
        practice_id,
        transaction_ordinal,
        source_offset,
        kind,
        upper_u(coalesce(version, '')) as version,
        interchange_control_number,
        sender_id,
        receiver_id,
        interchange_date,
        coalesce(is_test, false) as is_test,
        group_control_number,
        group_date,
        transaction_control_number,
        reference_id,
        created_date,
        segment_count,
        claim_count
    from source

)

select * from renamed
