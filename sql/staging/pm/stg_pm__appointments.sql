-- Grain: one row per appointment, in every state that was loaded.

with

source as (

    select * from raw.pm_appointments

),

renamed as (

    select
        load_id || '-a' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(appointment_id) as appointment_id,
        blank_null(account_key) as account_key,
        blank_null(patient_key) as patient_key,
        start_at,
        end_at,
        appointment_date,
        created_date,
        blank_null(status) as status,
        blank_null(status_as_sent) as status_as_sent,
        blank_null(appointment_type) as appointment_type,
        blank_null(provider_id) as provider_id,
        blank_null(provider_name) as provider_name,
        blank_null(location_name) as location_name,
        blank_null(payer_name) as payer_name,
        coalesce(is_deleted, false) as is_deleted,
        modified_at
    from source

)

select * from renamed
