-- Grain: one row per claim of a practice management system that follows a claim we sent.
-- By the number sent in CLM01; by the system's own id where that is the number and the day of
-- service agrees. Of several chains the first payer's counts.

with

charges as (

    select * from int_pm_charges__canonical

),

pm_claims as (

    select * from int_pm_claims__canonical

),

claims as (

    select * from int_claims__identified

),

candidates as (

    select
        practice_id,
        source_system,
        claim_id,
        patient_control_number,
        service_from_date
    from pm_claims
    where claim_id is not null

    union all

    select
        practice_id,
        source_system,
        claim_id,
        max(patient_control_number) as patient_control_number,
        min(service_from_date) as service_from_date
    from charges
    where claim_id is not null
    group by practice_id, source_system, claim_id

),

numbers as (

    select
        practice_id,
        source_system,
        claim_id,
        service_from_date,
        0 as method_rank,
        char_sub(blank_null(trim_zeros(alphanumeric(patient_control_number))), 1, 17) as number_key
    from candidates
    where patient_control_number is not null

    union all

    select
        practice_id,
        source_system,
        claim_id,
        service_from_date,
        1 as method_rank,
        char_sub(blank_null(trim_zeros(alphanumeric(claim_id))), 1, 17) as number_key
    from candidates

),

final as (

    select
        numbers.practice_id as practice_id,
        numbers.source_system as source_system,
        numbers.claim_id as claim_id,
        claims.claim_number as claim_number,
        claims.claim_key as claim_key,
        claims.payer_id as payer_id,
        case when numbers.method_rank = 0 then 'patient_control_number' else 'claim_id' end
            as match_method
    -- Fans out on purpose: all chains of the number; the best is kept.
    from numbers
    inner join claims
        on numbers.practice_id = claims.practice_id
        and numbers.number_key = claims.number_key
    where (numbers.method_rank = 0 and coalesce(
            days_between(numbers.service_from_date, claims.service_from_date) between -400 and 400,
            true
        ))
        or numbers.service_from_date = claims.service_from_date
    qualify row_number() over (
        partition by numbers.practice_id, numbers.source_system, numbers.claim_id
        order by
            numbers.method_rank,
            case when numbers.service_from_date = claims.service_from_date then 0 else 1 end,
            claims.payer_sequence,
            claims.claim_key
    ) = 1

)

select * from final
