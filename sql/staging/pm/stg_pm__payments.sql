-- Grain: one row per receipt, in every state that was loaded.

with

source as (

    select * from raw.pm_payments

),

renamed as (

    select
        load_id || '-p' || cast(row_ordinal as varchar) as row_id,
        load_id,
        row_ordinal,
        coalesce(practice_id, 'unassigned') as practice_id,
        source_system,
        profile,
        profile_version,
        coalesce(load_mode, 'increment') as load_mode,
        sheet,
        source_line,
        coalesce(row_key, '') as row_key,
        blank_null(payment_id) as payment_id,
        blank_null(payer_type) as payer_type,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        blank_null(account_key) as account_key,
        blank_null(patient_key) as patient_key,
        blank_null(appointment_id) as appointment_id,
        blank_null(method) as method,
        blank_null(reference_number) as reference_number,
        blank_null(batch_number) as batch_number,
        received_date,
        posted_date,
        deposit_date,
        adjudicated_date,
        amount,
        applied_amount,
        unapplied_amount,
        refunded_amount,
        adjusted_amount,
        coalesce(is_void, false) as is_void,
        blank_null(void_of_id) as void_of_id,
        coalesce(is_deleted, false) as is_deleted,
        modified_at
    from source

)

select * from renamed
