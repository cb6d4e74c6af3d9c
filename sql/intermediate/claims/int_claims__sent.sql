-- Grain: one row per claim chain that we sent.
-- Who and what comes from the first submission, the charge from the last: a void leaves none.

with

submissions as (

    select * from int_submissions__prepared

),

chains as (

    select * from int_submissions__chained

),

sent as (

    select
        chains.claim_number as claim_number,
        count(*) as submission_count,
        min(submissions.submitted_date) as first_submitted_date,
        max(submissions.submitted_date) as last_submitted_date,
        max(submissions.submission_order) as last_order
    from chains
    inner join submissions
        on chains.submission_number = submissions.submission_number
    group by chains.claim_number

),

final as (

    select
        sent.claim_number as claim_number,
        submissions.load_id || '-s' || cast(submissions.claim_ordinal as varchar) as claim_key,
        submissions.practice_id as practice_id,
        submissions.payer_id as payer_id,
        submissions.payer_class as payer_class,
        submissions.provider_id as provider_id,
        submissions.location_id as location_id,
        submissions.claim_type as claim_type,
        submissions.load_id as load_id,
        submissions.source_offset as source_offset,
        submissions.payer_sequence as payer_sequence,
        submissions.patient_control_number as patient_control_number,
        submissions.number_key as number_key,
        submissions.patient_key as patient_key,
        submissions.member_key as member_key,
        submissions.diagnosis_code as diagnosis_code,
        submissions.has_authorization_number as has_authorization_number,
        submissions.billing_provider_npi as billing_provider_npi,
        case when last_submissions.frequency_code = '8' then 0 else last_submissions.charge_amount
        end as charge_amount,
        submissions.service_from_date as service_from_date,
        submissions.service_to_date as service_to_date,
        sent.first_submitted_date as first_submitted_date,
        sent.last_submitted_date as last_submitted_date,
        sent.submission_count as submission_count,
        cast(null as bigint) as from_claim_number,
        false as is_implied,
        submissions.submission_order as claim_order
    from sent
    inner join submissions
        on sent.claim_number = submissions.submission_number
    -- One row: an order number is of one submission.
    inner join submissions as last_submissions
        on sent.last_order = last_submissions.submission_order

)

select * from final
