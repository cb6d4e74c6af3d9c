-- Grain: one row per claim sent (CLM), once for every time it was sent; tests and re-sent files are
-- flagged and never counted.
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

claimed_remits as (

    select * from int_remits__claimed

),

adjudicated as (

    select
        submission_key,
        count(*) as remit_count
    from claimed_remits
    where submission_key is not null
    group by submission_key

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
        submissions.submission_key as submission_key,
        chains.claim_key as claim_key,
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
        case when adjudicated.remit_count > 0 then 'adjudicated' else 'unknown' end as outcome,
        cast(
            case
                when chains.is_first_submission and adjudicated.remit_count > 0 then true
                else null
            end
        as boolean) as is_accepted_first_time
    from submissions
    left join chains
        on submissions.submission_key = chains.submission_key
    left join cases
        on chains.claim_key = cases.claim_key
    left join adjudicated
        on submissions.submission_key = adjudicated.submission_key

)

select * from final
