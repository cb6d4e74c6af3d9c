-- Grain: one row per claim or line status and claim of ours that it answers, by our number
-- (2200D TRN02 = CLM01), normalised as for remits.
-- The batch decides where it is ours. The charge or the dates must agree, so that an account number
-- on many claims does not mix them; a status with neither needs its batch, or a number that one
-- claim alone carries. Of several the one sent last on or before the answer counts.

with

acknowledgements as (

    select * from int_acknowledgements__combined

),

statuses as (

    select * from int_acknowledgements__statuses

),

batched as (

    select * from int_acknowledgements__batched

),

submissions as (

    select * from int_submissions__prepared

),

claims_answered as (

    select
        acknowledgements.acknowledgement_number as acknowledgement_number,
        acknowledgements.practice_id as practice_id,
        acknowledgements.acknowledged_date as acknowledged_date,
        acknowledgements.patient_control_number as patient_control_number,
        char_sub(
            blank_null(trim_zeros(alphanumeric(acknowledgements.patient_control_number))), 1, 17
        ) as number_key,
        statuses.charge_amount as charge_amount,
        statuses.service_from_date as service_from_date,
        statuses.service_to_date as service_to_date
    from acknowledgements
    inner join statuses
        on acknowledgements.load_id = statuses.load_id
        and acknowledgements.source_offset = statuses.source_offset
    where acknowledgements.level in ('claim', 'line')
        and not acknowledgements.is_test
        and not acknowledgements.is_duplicate

),

telling_numbers as (

    select
        practice_id,
        number_key,
        count(*) as submission_count
    from submissions
    where number_key is not null
        and not is_test
        and not is_duplicate
        and not is_predetermination
    group by practice_id, number_key
    having count(*) <= 500

),

candidates as (

    -- Fans out on purpose: all submissions under the number; one is kept below.
    select
        claims_answered.acknowledgement_number as acknowledgement_number,
        submissions.submission_number as submission_number,
        submissions.submission_order as submission_order,
        cast(batched.transaction_number is not null as boolean) as is_batch,
        cast(
            claims_answered.patient_control_number = submissions.patient_control_number
        as boolean) as is_exact,
        coalesce(claims_answered.charge_amount = submissions.charge_amount, false)
            as is_charge_equal,
        coalesce(
            claims_answered.service_from_date <= submissions.service_to_date
            and submissions.service_from_date <= claims_answered.service_to_date,
            false
        ) as is_date_equal,
        cast(
            coalesce(claims_answered.charge_amount, 0) = 0
            and claims_answered.service_from_date is null
        as boolean) as is_bare,
        telling_numbers.submission_count as submission_count
    from claims_answered
    inner join submissions
        on claims_answered.number_key = submissions.number_key
    inner join telling_numbers
        on submissions.practice_id = telling_numbers.practice_id
        and submissions.number_key = telling_numbers.number_key
    left join batched
        on claims_answered.acknowledgement_number = batched.acknowledgement_number
        and submissions.transaction_number = batched.transaction_number
    where not submissions.is_test
        and not submissions.is_duplicate
        and not submissions.is_predetermination
        and (
            claims_answered.practice_id = submissions.practice_id
            or batched.transaction_number is not null
        )
        and submissions.submitted_date <= claims_answered.acknowledged_date

),

final as (

    select
        acknowledgement_number,
        submission_number
    from candidates
    where is_charge_equal
        or is_date_equal
        or (is_bare and (is_batch or submission_count = 1))
    qualify row_number() over (
        partition by acknowledgement_number
        order by
            is_batch desc,
            is_exact desc,
            is_charge_equal desc,
            is_date_equal desc,
            submission_order desc
    ) = 1

)

select * from final
