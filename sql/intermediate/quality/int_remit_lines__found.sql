-- Grain: one row per line of a remit that follows a claim of ours.
-- It is found where it follows a line of that claim: by the line's number (REF*6R), else by the
-- procedure or revenue code as we sent it.

with

remits as (

    select * from int_remits__prepared

),

claimed_remits as (

    select * from int_remits__claimed

),

remit_lines as (

    select * from int_remit_lines__completed

),

submission_lines as (

    select * from int_submission_lines__numbered

),

sent_codes as (

    select
        submission_number,
        procedure_code as line_code
    from submission_lines
    where procedure_code is not null
    group by submission_number, procedure_code

    union distinct

    select
        submission_number,
        revenue_code as line_code
    from submission_lines
    where revenue_code is not null
    group by submission_number, revenue_code

),

sent_numbers as (

    select
        submission_number,
        line_control_number
    from submission_lines
    where line_control_number is not null
    group by submission_number, line_control_number

),

final as (

    select
        remit_lines.line_number as line_number,
        remits.practice_id as practice_id,
        remits.payment_date as payment_date,
        abs(remit_lines.charge_amount) as charge_amount,
        cast(
            sent_numbers.submission_number is not null or sent_codes.submission_number is not null
        as boolean) as is_found
    from remit_lines
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    inner join claimed_remits
        on remit_lines.adjudication_number = claimed_remits.adjudication_number
    left join sent_numbers
        on claimed_remits.submission_number = sent_numbers.submission_number
        and remit_lines.line_control_number = sent_numbers.line_control_number
    left join sent_codes
        on claimed_remits.submission_number = sent_codes.submission_number
        and coalesce(remit_lines.submitted_procedure_code, remit_lines.procedure_code)
            = sent_codes.line_code
    where claimed_remits.submission_number is not null
        and not remit_lines.is_synthetic

)

select * from final
