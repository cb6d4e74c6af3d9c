-- Grain: one row per acknowledgement event: a TA1, a group or set of a 999 or 997, a status of a
-- 277 or 277CA at batch, provider, claim or line. Tests and re-sent files are flagged.
-- An event that finds no claim of ours stays, without one. Practice and payer are those of the
-- claims it is about, where they are one.

with

acknowledgements as (

    select * from int_acknowledgements__combined

),

statuses as (

    select * from int_acknowledgements__statuses

),

matched as (

    select * from int_acknowledgements__matched

),

submissions as (

    select * from int_submissions__prepared

),

payers as (

    select * from int_payers__resolved

),

answered as (

    select
        matched.acknowledgement_number as acknowledgement_number,
        count(*) as submission_count,
        min(submissions.practice_id) as practice_id,
        max(submissions.practice_id) as last_practice_id,
        min(submissions.payer_id) as payer_id,
        max(submissions.payer_id) as last_payer_id,
        min(submissions.load_id || '-s' || cast(submissions.claim_ordinal as varchar))
            as submission_key
    from matched
    inner join submissions
        on matched.submission_number = submissions.submission_number
    group by matched.acknowledgement_number

),

final as (

    select
        case
            when answered.practice_id = answered.last_practice_id then answered.practice_id
            else acknowledgements.practice_id
        end as practice_id,
        case
            when answered.payer_id = answered.last_payer_id then answered.payer_id
            when acknowledgements.hop = 'payer' then coalesce(payers.payer_id, 'unknown')
            else 'unknown'
        end as payer_id,
        acknowledgements.load_id as load_id,
        acknowledgements.source_offset as source_offset,
        acknowledgements.load_id || '-a' || cast(acknowledgements.source_offset as varchar)
            as acknowledgement_key,
        acknowledgements.kind as kind,
        acknowledgements.hop as hop,
        acknowledgements.level as level,
        acknowledgements.result as result,
        acknowledgements.category_code as category_code,
        acknowledgements.status_code as status_code,
        acknowledgements.entity_code as entity_code,
        statuses.second_category_code as second_category_code,
        statuses.second_status_code as second_status_code,
        statuses.third_category_code as third_category_code,
        statuses.third_status_code as third_status_code,
        acknowledgements.error_places as error_places,
        acknowledgements.acknowledged_date as acknowledged_date,
        statuses.received_date as received_date,
        statuses.source_name as source_name,
        acknowledgements.batch_number as batch_number,
        acknowledgements.patient_control_number as patient_control_number,
        statuses.payer_claim_control_number as payer_claim_control_number,
        statuses.line_control_number as line_control_number,
        statuses.charge_amount as charge_amount,
        coalesce(answered.submission_count, 0) as submission_count,
        case when answered.submission_count = 1 then answered.submission_key else null end
            as submission_key,
        acknowledgements.is_test as is_test,
        acknowledgements.is_duplicate as is_duplicate
    from acknowledgements
    left join statuses
        on acknowledgements.load_id = statuses.load_id
        and acknowledgements.source_offset = statuses.source_offset
    left join answered
        on acknowledgements.acknowledgement_number = answered.acknowledgement_number
    left join payers
        on coalesce(statuses.source_identifier, '') = payers.identifier_text
        and coalesce(statuses.source_name, '') = payers.name_text

)

select * from final
