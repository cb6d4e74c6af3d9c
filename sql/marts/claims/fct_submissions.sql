-- Grain: one row per claim sent (CLM), once for every time it was sent; tests, predeterminations
-- and re-sent files are flagged and never counted.
-- A remit proves that the claim was accepted. Without one, and without an acknowledgement, the
-- outcome is unknown and never clean.

with

submissions as (

    select * from int_submissions__prepared

),

chains as (

    select * from int_submissions__chained

),

cases as (

    select * from int_claims__cased

),

claims as (

    select * from int_claims__identified

),

outcomes as (

    select * from int_submissions__outcomes

),

lag_limits as (

    select * from seed_lag_limits

),

limits as (

    select
        max(case when lag = 'submission' then limit_days else null end) as submission_days,
        max(case when lag = 'acknowledgement' then limit_days else null end)
            as acknowledgement_days
    from lag_limits

),

final as (

    select
        submissions.practice_id as practice_id,
        submissions.payer_id as payer_id,
        submissions.payer_class as payer_class,
        submissions.provider_id as provider_id,
        submissions.location_id as location_id,
        submissions.claim_type as claim_type,
        submissions.load_id as load_id,
        submissions.source_offset as source_offset,
        submissions.load_id || '-s' || cast(submissions.claim_ordinal as varchar)
            as submission_key,
        claims.claim_key as claim_key,
        cases.case_key as case_key,
        submissions.patient_control_number as patient_control_number,
        submissions.patient_key as patient_key,
        submissions.frequency_code as frequency_code,
        submissions.payer_sequence as payer_sequence,
        submissions.charge_amount as charge_amount,
        submissions.line_count as line_count,
        submissions.submitted_date as submitted_date,
        submissions.service_from_date as service_from_date,
        submissions.service_to_date as service_to_date,
        coalesce(chains.is_first_submission, false) as is_first_submission,
        submissions.is_test as is_test,
        submissions.is_duplicate as is_duplicate,
        coalesce(submissions.is_predetermination, false) as is_predetermination,
        outcomes.outcome as outcome,
        outcomes.is_accepted_first_time as is_accepted_first_time,
        outcomes.status as status,
        coalesce(outcomes.is_rejected, false) as is_rejected,
        outcomes.rejection_hop as rejection_hop,
        outcomes.rejection_code as rejection_code,
        outcomes.rejected_date as rejected_date,
        outcomes.acknowledged_date as acknowledged_date,
        outcomes.payer_acknowledged_date as payer_acknowledged_date,
        outcomes.payer_received_date as payer_received_date,
        outcomes.accepted_date as accepted_date,
        outcomes.outcome_date as outcome_date,
        outcomes.payer_claim_control_number as payer_claim_control_number,
        limits.submission_days as submission_limit_days,
        limits.acknowledgement_days as acknowledgement_limit_days
    from submissions
    left join chains
        on submissions.submission_number = chains.submission_number
    left join claims
        on chains.claim_number = claims.claim_number
    left join cases
        on chains.claim_number = cases.claim_number
    inner join outcomes
        on submissions.submission_number = outcomes.submission_number
    cross join limits

)

select * from final
