-- Grain: one row per adjudication without a known control number whose line control numbers
-- (REF*6R) belong to one claim only.
-- Numbers such as 1, 2, 3 are of many claims and match nothing.

with

submissions as (

    select * from int_submissions__prepared

),

submission_lines as (

    select * from stg_x12__submission_lines

),

chains as (

    select * from int_submissions__chained

),

remits as (

    select * from int_remits__prepared

),

remit_lines as (

    select * from stg_x12__remit_lines

),

matches as (

    select * from int_remits__matched_by_number

),

wanted as (

    select
        remits.adjudication_key as adjudication_key,
        remits.practice_id as practice_id,
        alphanumeric(remit_lines.line_control_number) as line_number_key
    from remits
    inner join remit_lines
        on remits.adjudication_key = remit_lines.adjudication_key
    left join matches
        on remits.adjudication_key = matches.adjudication_key
    where matches.adjudication_key is null
        and remit_lines.line_control_number is not null
    group by
        remits.adjudication_key,
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
        on submission_lines.submission_key = chains.submission_key
    inner join submissions
        on submission_lines.submission_key = submissions.submission_key
    group by wanted_numbers.practice_id, wanted_numbers.line_number_key
    having count(distinct chains.claim_key) = 1

),

final as (

    select
        wanted.adjudication_key as adjudication_key,
        max(submissions.submission_key) as submission_key
    from wanted
    inner join owners
        on wanted.practice_id = owners.practice_id
        and wanted.line_number_key = owners.line_number_key
    inner join submissions
        on owners.last_order = submissions.submission_order
    group by wanted.adjudication_key
    having count(distinct submissions.submission_key) = 1

)

select * from final
