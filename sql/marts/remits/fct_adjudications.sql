-- Grain: one row per adjudication (CLP); tests are not in, re-delivered ones are flagged.

with

remits as (

    select * from int_remits__prepared

),

claimed_remits as (

    select * from int_remits__claimed

),

claims as (

    select * from int_claims__identified

),

cases as (

    select * from int_claims__cased

),

sequenced as (

    select * from int_remits__sequenced

),

totals as (

    select * from int_remits__totalled

),

final as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.provider_id as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        remits.load_id as load_id,
        remits.source_offset as source_offset,
        remits.load_id || '-r' || cast(remits.claim_ordinal as varchar) as adjudication_key,
        claims.claim_key as claim_key,
        cases.case_key as case_key,
        claims.payer_sequence as payer_sequence,
        remits.patient_control_number as patient_control_number,
        remits.claim_status_code as claim_status_code,
        remits.charge_amount as charge_amount,
        remits.paid_amount as paid_amount,
        remits.patient_responsibility_amount as patient_responsibility_amount,
        coalesce(totals.patient_share_amount, 0) as patient_share_amount,
        coalesce(totals.allowed_amount, 0) as allowed_amount,
        coalesce(totals.contractual_amount, 0) as contractual_amount,
        coalesce(totals.denied_amount, 0) as denied_amount,
        coalesce(totals.withhold_amount, 0) as withhold_amount,
        coalesce(totals.cob_prior_amount, 0) as cob_prior_amount,
        coalesce(totals.unclassified_amount, 0) as unclassified_amount,
        cast(coalesce(totals.cob_repaired_count, 0) > 0 as boolean) as is_cob_repaired,
        remits.payment_date as payment_date,
        remits.adjudicated_date as adjudicated_date,
        remits.received_date as received_date,
        remits.service_from_date as service_from_date,
        remits.is_reversal as is_reversal,
        coalesce(sequenced.is_reversed, false) as is_reversed,
        coalesce(sequenced.is_pended, false) as is_pended,
        coalesce(sequenced.is_first_adjudication, false) as is_first_adjudication,
        remits.is_duplicate as is_duplicate,
        cast(remits.balance_difference = 0 as boolean) as is_balanced,
        remits.balance_difference as balance_difference,
        cast(claimed_remits.match_method != 'unmatched' as boolean) as is_matched,
        claimed_remits.match_method as match_method,
        claimed_remits.match_score as match_score,
        remits.trace_number as trace_number,
        remits.load_id || '-t' || cast(remits.transaction_ordinal as varchar) as payment_key
    from remits
    inner join claimed_remits
        on remits.adjudication_number = claimed_remits.adjudication_number
    inner join claims
        on claimed_remits.claim_number = claims.claim_number
    inner join cases
        on claimed_remits.claim_number = cases.claim_number
    left join sequenced
        on remits.adjudication_number = sequenced.adjudication_number
    left join totals
        on remits.adjudication_number = totals.adjudication_number

)

select * from final
