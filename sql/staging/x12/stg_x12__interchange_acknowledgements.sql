-- Grain: one row per interchange that a TA1 acknowledges.

with

source as (

    select * from raw.x12_ta1s

),

renamed as (

    select
        load_id || '-i' || cast(transaction_ordinal as varchar) as acknowledgement_key,
        load_id,
        practice_id,
        transaction_ordinal,
        source_offset,
        blank_null(trim_zeros(acknowledged_control_number)) as interchange_number_key,
        acknowledged_date as interchange_date,
        upper_u(result_code) as result_code,
        note_code
    from source

)

select * from renamed
