-- Grain: one row per family of metrics, practice, payer class, day and days until known.
-- How many of the day became known after so many days; null days are not known yet.
-- Families: answer (of claims, by service), outcome (of submissions), submission (by service),
-- charge_entry (by service), posting (by payment).

with

claims as (

    select * from fct_claims

),

submissions as (

    select * from fct_submissions

),

entries as (

    select * from fct_charge_entries

),

postings as (

    select * from fct_insurance_postings

),

events as (

    select
        'answer' as family,
        practice_id,
        payer_class,
        service_from_date as cohort_date,
        first_adjudicated_date as known_date
    from claims
    where is_primary

    union all

    select
        'outcome' as family,
        practice_id,
        payer_class,
        submitted_date as cohort_date,
        outcome_date as known_date
    from submissions
    where is_first_submission
        and not is_test
        and not is_duplicate
        and not is_predetermination

    union all

    select
        'submission' as family,
        practice_id,
        payer_class,
        service_from_date as cohort_date,
        submitted_date as known_date
    from submissions
    where is_first_submission
        and payer_sequence = 1
        and not is_test
        and not is_duplicate
        and not is_predetermination

    union all

    select
        'charge_entry' as family,
        practice_id,
        payer_class,
        service_to_date as cohort_date,
        entered_date as known_date
    from entries
    where entered_date is not null

    union all

    select
        'posting' as family,
        practice_id,
        payer_class,
        payment_date as cohort_date,
        posted_date as known_date
    from postings
    where posted_date is not null

),

dated as (

    select
        family,
        practice_id,
        coalesce(payer_class, 'other') as payer_class,
        cohort_date,
        case when known_date is null then null
            else larger_of(days_between(cohort_date, known_date), 0) end as known_days
    from events
    where cohort_date is not null

),

final as (

    select
        family,
        practice_id,
        payer_class,
        cohort_date,
        known_days,
        cast(count(*) as bigint) as cohort_count
    from dated
    group by family, practice_id, payer_class, cohort_date, known_days

)

select * from final
