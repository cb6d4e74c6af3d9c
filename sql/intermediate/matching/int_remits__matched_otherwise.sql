-- Grain: one row per adjudication that no control number matched and another sign did.
-- Rungs 3 to 6 of the ladder: the payer's claim number, the line control number where only one
-- claim of the practice has it, member or patient name with date and charge. A service after the
-- payment is never a match.

with

submissions as (

    select * from int_submissions__prepared

),

matches as (

    select * from int_remits__matched_by_number

),

remits as (

    select * from int_remits__prepared

),

line_matches as (

    select * from int_remits__matched_by_line

),

unmatched as (

    select
        remits.adjudication_number as adjudication_number,
        remits.practice_id as practice_id,
        remits.payer_id as payer_id,
        remits.payer_number_key as payer_number_key,
        remits.original_reference_key as original_reference_key,
        remits.member_key as member_key,
        remits.patient_name_key as patient_name_key,
        remits.service_from_date as service_from_date,
        abs(remits.charge_amount) as charge_amount,
        remits.payment_date as payment_date
    from remits
    left join matches
        on remits.adjudication_number = matches.adjudication_number
    where matches.adjudication_number is null

),

payer_numbers as (

    select
        remits.practice_id as practice_id,
        remits.payer_number_key as payer_number_key,
        max(matches.submission_number) as submission_number
    from remits
    inner join matches
        on remits.adjudication_number = matches.adjudication_number
    where remits.payer_number_key is not null
        and not matches.is_other_sequence
    group by remits.practice_id, remits.payer_number_key

),

candidates as (

    select
        unmatched.adjudication_number as adjudication_number,
        payer_numbers.submission_number as submission_number,
        3 as rung
    from unmatched
    inner join payer_numbers
        on unmatched.practice_id = payer_numbers.practice_id
        and coalesce(unmatched.original_reference_key, unmatched.payer_number_key)
            = payer_numbers.payer_number_key

    union all

    select
        unmatched.adjudication_number as adjudication_number,
        line_matches.submission_number as submission_number,
        4 as rung
    from unmatched
    inner join line_matches
        on unmatched.adjudication_number = line_matches.adjudication_number

    union all

    select
        unmatched.adjudication_number as adjudication_number,
        submissions.submission_number as submission_number,
        5 as rung
    from unmatched
    inner join submissions
        on unmatched.practice_id = submissions.practice_id
        and unmatched.member_key = submissions.member_key
        and unmatched.service_from_date = submissions.service_from_date
        and unmatched.charge_amount = submissions.charge_amount

    union all

    select
        unmatched.adjudication_number as adjudication_number,
        submissions.submission_number as submission_number,
        6 as rung
    from unmatched
    inner join submissions
        on unmatched.practice_id = submissions.practice_id
        and unmatched.patient_name_key = submissions.patient_name_key
        and unmatched.service_from_date = submissions.service_from_date
        and unmatched.charge_amount = submissions.charge_amount

),

best as (

    select
        candidates.adjudication_number as adjudication_number,
        candidates.submission_number as submission_number,
        candidates.rung as rung
    from candidates
    inner join submissions
        on candidates.submission_number = submissions.submission_number
    inner join unmatched
        on candidates.adjudication_number = unmatched.adjudication_number
    where not submissions.is_test
        and not submissions.is_predetermination
        and not submissions.is_duplicate
        and coalesce(submissions.service_from_date <= unmatched.payment_date, true)
        and coalesce(submissions.submitted_date <= unmatched.payment_date, true)
    qualify row_number() over (
        partition by candidates.adjudication_number
        order by
            candidates.rung,
            case when submissions.payer_id = unmatched.payer_id then 0 else 1 end,
            submissions.submission_order desc
    ) = 1

),

final as (

    select
        adjudication_number,
        submission_number,
        case rung
            when 3 then 'payer_number'
            when 4 then 'line_number'
            when 5 then 'member'
            else 'patient_name'
        end as match_method,
        100 - 10 * (rung - 1) as match_score
    from best

)

select * from final
