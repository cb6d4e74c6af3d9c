-- Grain: one row per denial, in every state that was loaded.

with

source as (

    select * from raw.pm_denials

),

renamed as (

    select
        load_id || '-d' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(denial_id) as denial_id,
        blank_null(claim_id) as claim_id,
        blank_null(charge_id) as charge_id,
        blank_null(patient_control_number) as patient_control_number,
        blank_null(account_key) as account_key,
        blank_null(patient_key) as patient_key,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        payer_sequence,
        denied_date,
        service_from_date,
        upper_u(blank_null(procedure_code)) as procedure_code,
        blank_null(provider_id) as provider_id,
        denied_amount,
        upper_u(blank_null(group_code)) as group_code,
        upper_u(blank_null(reason_code)) as reason_code,
        upper_u(blank_null(remark_code)) as remark_code,
        blank_null(reason_name) as reason_name,
        blank_null(denial_category) as denial_category,
        blank_null(status) as status,
        blank_null(status_as_sent) as status_as_sent,
        appeal_deadline_date,
        resolved_date,
        recovered_amount
    from source

)

select * from renamed
