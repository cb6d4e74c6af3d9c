-- Grain: one row per ledger entry, in every state that was loaded.

with

source as (

    select * from raw.pm_transactions

),

renamed as (

    select
        load_id || '-t' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(transaction_id) as transaction_id,
        blank_null(transaction_type) as transaction_type,
        blank_null(type_as_sent) as type_as_sent,
        blank_null(charge_id) as charge_id,
        blank_null(claim_id) as claim_id,
        blank_null(patient_control_number) as patient_control_number,
        blank_null(encounter_id) as encounter_id,
        entry_order,
        blank_null(account_key) as account_key,
        blank_null(patient_key) as patient_key,
        blank_null(payment_id) as payment_id,
        blank_null(batch_number) as batch_number,
        blank_null(reference_number) as reference_number,
        blank_null(method) as method,
        service_from_date,
        posted_date,
        deposit_date,
        entered_date,
        upper_u(blank_null(procedure_code)) as procedure_code,
        upper_u(blank_null(modifier_1)) as modifier_1,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        payer_sequence,
        amount,
        coalesce(reduces_ar, false) as reduces_ar,
        upper_u(blank_null(group_code)) as group_code,
        upper_u(blank_null(reason_code)) as reason_code,
        blank_null(adjustment_code) as adjustment_code,
        blank_null(adjustment_name) as adjustment_name,
        blank_null(transfer_to) as transfer_to,
        blank_null(provider_id) as provider_id,
        coalesce(is_void, false) as is_void,
        voided_date,
        blank_null(void_of_id) as void_of_id,
        coalesce(is_deleted, false) as is_deleted,
        blank_null(confidence) as confidence,
        modified_at
    from source

)

select * from renamed
