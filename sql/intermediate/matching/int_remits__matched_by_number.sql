-- Grain: one row per adjudication whose control number (CLP01) is one of ours (CLM01). Rungs 1 and
-- 2 of the ladder: the number as sent or normalised, and the service dates or the charge agree.
-- Numbers that more than 500 claims share (an account, a placeholder) say nothing. Of several
-- submissions under one number the payer decides, then the payer sequence, then time. A remit of
-- another payer and another sequence (a crossover) belongs to the case, not to the submission:
-- is_other_sequence. Some Medicaid payers call themselves tertiary always: their class decides.

with

submissions as (

    select * from int_submissions__prepared

),

remits as (

    select * from int_remits__prepared

),

telling_numbers as (

    select
        practice_id,
        number_key
    from submissions
    where number_key is not null
        and not is_test
        and not is_predetermination
        and not is_duplicate
    group by practice_id, number_key
    having count(*) <= 500

),

candidates as (

    select
        remits.adjudication_number as adjudication_number,
        submissions.submission_number as submission_number,
        submissions.submission_order as submission_order,
        cast(
            remits.patient_control_number = submissions.patient_control_number
        as boolean) as is_exact,
        cast(
            submissions.submitted_date <= remits.payment_date
        as boolean) as is_sent_before,
        cast(abs(remits.charge_amount) = submissions.charge_amount as boolean) as is_charge_equal,
        case
            when remits.payer_id = submissions.payer_id
                and remits.stated_sequence = submissions.payer_sequence then 0
            when remits.payer_id = submissions.payer_id then 1
            when remits.stated_sequence = submissions.payer_sequence then 2
            when remits.payer_class = submissions.payer_class
                and remits.payer_class = 'medicaid' then 3
            when remits.stated_sequence is null then 4
            else 5
        end as payer_rank
    -- Fans out on purpose: all submissions under the number; one is kept below.
    from remits
    inner join submissions
        on remits.practice_id = submissions.practice_id
        and remits.number_key = submissions.number_key
    inner join telling_numbers
        on submissions.practice_id = telling_numbers.practice_id
        and submissions.number_key = telling_numbers.number_key
    where not submissions.is_test
        and not submissions.is_predetermination
        and not submissions.is_duplicate
        and (
            abs(remits.charge_amount) = submissions.charge_amount
            or (
                remits.service_from_date <= submissions.service_to_date
                and submissions.service_from_date <= remits.service_to_date
            )
        )

),

best as (

    select
        adjudication_number,
        submission_number,
        is_exact,
        payer_rank
    from candidates
    qualify row_number() over (
        partition by adjudication_number
        order by
            payer_rank,
            is_exact desc,
            is_sent_before desc nulls last,
            is_charge_equal desc,
            submission_order desc
    ) = 1

),

final as (

    select
        adjudication_number,
        submission_number,
        case when is_exact then 'number' else 'normalised_number' end as match_method,
        case when is_exact then 100 else 90 end as match_score,
        cast(payer_rank = 5 as boolean) as is_other_sequence
    from best

)

select * from final
