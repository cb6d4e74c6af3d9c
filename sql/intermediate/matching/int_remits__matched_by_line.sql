-- Grain: one row per adjudication without a known control number whose line control numbers
-- (REF*6R) belong to one claim only.
-- Numbers such as 1, 2, 3 are of many claims and match nothing.

with

submissions as (

    select * from int_submissions__prepared

),

submission_lines as (

    select * from int_submission_lines__numbered

),

chains as (

    select * from int_submissions__chained

),

remits as (

    select * from int_remits__prepared

),

remit_lines as (

    select * from int_remit_lines__completed

),

matches as (

    select * from int_remits__matched_by_number

),

wanted as (

    select
        remits.adjudication_number as adjudication_number,
        remits.practice_id as practice_id,
        alphanumeric(remit_lines.line_control_number) as line_number_key
    from remits
    inner join remit_lines
        on remits.adjudication_number = remit_lines.adjudication_number
    left join matches
        on remits.adjudication_number = matches.adjudication_number
    where matches.adjudication_number is null
        and remit_lines.line_control_number is not null
    group by
        remits.adjudication_number,
        remits.practice_id,
        alphanumeric(remit_lines.line_control_number)

),

wanted_numbers as (

    select
        practice_id,
        line_number_key
    from wanted
    group by practice_id, line_number_key

),

owners as (

    select
        wanted_numbers.practice_id as practice_id,
        wanted_numbers.line_number_key as line_number_key,
        max(submissions.submission_order) as last_order
    from wanted_numbers
    inner join submission_lines
        on wanted_numbers.practice_id = submission_lines.practice_id
        and wanted_numbers.line_number_key = alphanumeric(submission_lines.line_control_number)
    inner join chains
        on submission_lines.submission_number = chains.submission_number
    inner join submissions
        on submission_lines.submission_number = submissions.submission_number
    group by wanted_numbers.practice_id, wanted_numbers.line_number_key
    having count(distinct chains.claim_number) = 1

),

final as (

    select
        wanted.adjudication_number as adjudication_number,
        max(submissions.submission_number) as submission_number
    from wanted
    inner join owners
        on wanted.practice_id = owners.practice_id
        and wanted.line_number_key = owners.line_number_key
    inner join submissions
        on owners.last_order = submissions.submission_order
    group by wanted.adjudication_number
    having count(distinct submissions.submission_number) = 1

)

select * from final
