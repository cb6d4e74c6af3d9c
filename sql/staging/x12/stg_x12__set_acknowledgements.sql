-- Grain: one row per transaction set or group that a 999 or 997 acknowledges.

with

source as (

    select * from raw.x12_999_acknowledgements

),

renamed as (

    select
        load_id || '-k' || cast(acknowledgement_ordinal as varchar) as acknowledgement_key,
        load_id,
        practice_id,
        transaction_ordinal,
        acknowledgement_ordinal,
        source_offset,
        level,
        upper_u(functional_code) as functional_code,
        blank_null(trim_zeros(group_control_number)) as group_number_key,
        set_code,
        blank_null(trim_zeros(set_control_number)) as set_number_key,
        upper_u(result_code) as result_code,
        error_codes
    from source

)

select * from renamed
