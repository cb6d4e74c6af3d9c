-- Grain: one row per claim or charge line and payer sequence, in every state that was loaded.

with

source as (

    select * from raw.pm_claim_payers

),

renamed as (

    select
        load_id || '-y' || cast(row_ordinal as varchar) as row_id,
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
        blank_null(claim_id) as claim_id,
        blank_null(charge_id) as charge_id,
        payer_sequence,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        blank_null(plan_name) as plan_name,
        blank_null(member_key) as member_key,
        blank_null(status) as status,
        blank_null(status_as_sent) as status_as_sent,
        first_billed_date,
        last_billed_date,
        adjudicated_date,
        blank_null(batch_number) as batch_number,
        allowed_amount,
        paid_amount,
        outstanding_amount
    from source

)

select * from renamed
