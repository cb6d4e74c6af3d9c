-- Grain: one row per claim chain whose coverage a payer told of (271) before the service.
-- Of the 31 days up to the first day of service the last answer counts. It is of the claim's member
-- id, or of its patient and payer: another insurance's answer says nothing of this claim. A
-- rejected question (AAA) has no answer.

with

claims as (

    select * from int_claims__identified

),

checks as (

    select * from fct_eligibility_checks

),

answers as (

    select
        practice_id,
        payer_id,
        patient_key,
        member_key,
        checked_date,
        coverage_status,
        eligibility_key
    from checks
    where not is_test
        and not is_duplicate
        and coverage_status != 'rejected'
        and checked_date is not null

),

candidates as (

    select
        claims.claim_number as claim_number,
        answers.checked_date as checked_date,
        answers.coverage_status as coverage_status,
        answers.eligibility_key as eligibility_key
    -- Fans out on purpose: all answers about the member; the last one is kept.
    from claims
    inner join answers
        on claims.practice_id = answers.practice_id
        and claims.member_key = answers.member_key
    where answers.checked_date between add_days(claims.service_from_date, -31)
        and claims.service_from_date

    union all

    select
        claims.claim_number as claim_number,
        answers.checked_date as checked_date,
        answers.coverage_status as coverage_status,
        answers.eligibility_key as eligibility_key
    -- Fans out on purpose, as above.
    from claims
    inner join answers
        on claims.practice_id = answers.practice_id
        and claims.patient_key = answers.patient_key
        and claims.payer_id = answers.payer_id
    where answers.checked_date between add_days(claims.service_from_date, -31)
        and claims.service_from_date

),

final as (

    select
        claim_number,
        checked_date,
        coverage_status
    from candidates
    qualify row_number() over (
        partition by claim_number
        order by checked_date desc, coverage_status, eligibility_key
    ) = 1

)

select * from final
