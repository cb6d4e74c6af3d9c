-- Grain: one row per claim chain, sent by us or implied by remits alone.

with

sent_claims as (

    select * from int_claims__sent

),

implied_claims as (

    select * from int_claims__implied

),

final as (

    select
        claim_number,
        claim_key,
        practice_id,
        payer_id,
        payer_class,
        provider_id,
        location_id,
        claim_type,
        load_id,
        source_offset,
        payer_sequence,
        patient_control_number,
        number_key,
        patient_key,
        member_key,
        diagnosis_code,
        has_authorization_number,
        billing_provider_npi,
        charge_amount,
        service_from_date,
        service_to_date,
        first_submitted_date,
        last_submitted_date,
        submission_count,
        from_claim_number,
        is_implied,
        claim_order
    from sent_claims

    union all

    select
        claim_number,
        claim_key,
        practice_id,
        payer_id,
        payer_class,
        provider_id,
        location_id,
        claim_type,
        load_id,
        source_offset,
        payer_sequence,
        patient_control_number,
        number_key,
        patient_key,
        member_key,
        diagnosis_code,
        has_authorization_number,
        billing_provider_npi,
        charge_amount,
        service_from_date,
        service_to_date,
        first_submitted_date,
        last_submitted_date,
        submission_count,
        from_claim_number,
        is_implied,
        claim_order
    from implied_claims

)

select * from final
