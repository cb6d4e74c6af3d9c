-- Grain: one row per claim chain known from remits alone: unmatched cash and crossovers.
-- Who and what comes from its first adjudication.

with

remits as (

    select * from int_remits__prepared

),

claimed_remits as (

    select * from int_remits__claimed

),

final as (

    select
        claimed_remits.claim_number as claim_number,
        remits.load_id || '-r' || cast(remits.claim_ordinal as varchar) as claim_key,
        remits.practice_id as practice_id,
        remits.payer_id as payer_id,
        remits.payer_class as payer_class,
        remits.provider_id as provider_id,
        remits.location_id as location_id,
        'unknown' as claim_type,
        remits.load_id as load_id,
        remits.load_number as load_number,
        remits.source_offset as source_offset,
        coalesce(remits.stated_sequence, 1) as payer_sequence,
        remits.patient_control_number as patient_control_number,
        remits.number_key as number_key,
        cast(null as varchar) as patient_key,
        cast(null as varchar) as member_key,
        cast(null as varchar) as diagnosis_code,
        cast(null as boolean) as has_authorization_number,
        cast(null as varchar) as billing_provider_npi,
        abs(remits.charge_amount) as charge_amount,
        remits.service_from_date as service_from_date,
        remits.service_to_date as service_to_date,
        cast(null as date) as first_submitted_date,
        cast(null as date) as last_submitted_date,
        0 as submission_count,
        claimed_remits.from_claim_number as from_claim_number,
        true as is_implied,
        cast(null as bigint) as claim_order
    from claimed_remits
    inner join remits
        on claimed_remits.adjudication_number = remits.adjudication_number
    where claimed_remits.is_implied
        and claimed_remits.adjudication_number = -claimed_remits.claim_number

)

select * from final
