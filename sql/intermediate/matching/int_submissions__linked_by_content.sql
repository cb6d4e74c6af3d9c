-- Grain: one row per claim sent that repeats the services of an earlier claim under another number.
-- Same patient, billing provider, payer, sequence, dates, codes with modifiers, a charge within 5 %
-- and sent later, within 400 days. Claims of one day with equal services stay apart.

with

submissions as (

    select * from int_submissions__prepared

),

submission_lines as (

    select * from int_submission_lines__numbered

),

repeated_visits as (

    select
        practice_id,
        payer_id,
        payer_sequence,
        patient_key,
        billing_provider_npi,
        service_from_date,
        service_to_date
    from submissions
    where patient_key is not null
        and not is_test
        and not is_predetermination
        and not is_duplicate
    group by
        practice_id,
        payer_id,
        payer_sequence,
        patient_key,
        billing_provider_npi,
        service_from_date,
        service_to_date
    having count(*) > 1

),

candidates as (

    select
        submissions.submission_number as submission_number,
        submissions.submission_order as submission_order,
        submissions.practice_id as practice_id,
        submissions.payer_id as payer_id,
        submissions.payer_sequence as payer_sequence,
        submissions.patient_key as patient_key,
        submissions.billing_provider_npi as billing_provider_npi,
        submissions.service_from_date as service_from_date,
        submissions.service_to_date as service_to_date,
        submissions.charge_amount as charge_amount,
        submissions.submitted_date as submitted_date
    from submissions
    inner join repeated_visits
        on submissions.practice_id = repeated_visits.practice_id
        and submissions.payer_id = repeated_visits.payer_id
        and submissions.payer_sequence = repeated_visits.payer_sequence
        and submissions.patient_key = repeated_visits.patient_key
        and submissions.billing_provider_npi = repeated_visits.billing_provider_npi
        and submissions.service_from_date = repeated_visits.service_from_date
        and submissions.service_to_date = repeated_visits.service_to_date
    where not submissions.is_test
        and not submissions.is_predetermination
        and not submissions.is_duplicate

),

signatures as (

    select
        candidates.submission_number as submission_number,
        join_text(
            coalesce(submission_lines.procedure_code, submission_lines.revenue_code, '')
            || ':' || coalesce(submission_lines.modifier_1, '')
            || ':' || coalesce(submission_lines.modifier_2, '')
        ) as services_text
    from candidates
    inner join submission_lines
        on candidates.submission_number = submission_lines.submission_number
    group by candidates.submission_number

),

firsts as (

    select
        candidates.submission_number as submission_number,
        candidates.submission_order as submission_order,
        candidates.charge_amount as charge_amount,
        candidates.submitted_date as submitted_date,
        first_value(candidates.submission_order) over same_services as first_order,
        first_value(candidates.charge_amount) over same_services as first_charge_amount,
        first_value(candidates.submitted_date) over same_services as first_submitted_date
    from candidates
    inner join signatures
        on candidates.submission_number = signatures.submission_number
    window same_services as (
        partition by
            candidates.practice_id,
            candidates.payer_id,
            candidates.payer_sequence,
            candidates.patient_key,
            candidates.billing_provider_npi,
            candidates.service_from_date,
            candidates.service_to_date,
            signatures.services_text
        order by candidates.submission_order
    )

),

final as (

    select
        submission_number,
        first_order as predecessor_order
    from firsts
    where submission_order != first_order
        and submitted_date > first_submitted_date
        and days_between(first_submitted_date, submitted_date) <= 400
        and abs(charge_amount - first_charge_amount)
            <= first_charge_amount * cast(0.05 as decimal(18, 2))

)

select * from final
