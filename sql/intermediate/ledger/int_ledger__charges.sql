-- Grain: one row per charge posted: each line of the first submission of a case, and each change of
-- the total by a later submission (a void takes it back).

with

chains as (

    select * from int_submissions__chained

),

submissions as (

    select * from int_submissions__prepared

),

submission_lines as (

    select * from int_submission_lines__numbered

),

cases as (

    select * from int_claims__cased

),

sent as (

    select
        submissions.submission_number as submission_number,
        chains.claim_number as claim_number,
        chains.is_first_submission as is_first_submission,
        submissions.submitted_date as submitted_date,
        submissions.load_number as load_number,
        submissions.source_offset as source_offset,
        submissions.charge_amount as charge_amount,
        case when submissions.frequency_code = '8' then 0 else submissions.charge_amount end
            as standing_amount,
        submissions.submission_order as submission_order
    from chains
    inner join submissions
        on chains.submission_number = submissions.submission_number
    inner join cases
        on chains.claim_number = cases.claim_number
    where cases.case_position = 1

),

line_totals as (

    select
        submission_number,
        sum(charge_amount) as line_charge_amount
    from submission_lines
    group by submission_number

),

changes as (

    select
        sent.submission_number as submission_number,
        sent.claim_number as claim_number,
        sent.submitted_date as submitted_date,
        sent.load_number as load_number,
        sent.source_offset as source_offset,
        sent.standing_amount - case
            when sent.is_first_submission then coalesce(line_totals.line_charge_amount, 0)
            else lag(sent.standing_amount) over (
                partition by sent.claim_number
                order by sent.submission_order
            )
        end as charge_amount
    from sent
    left join line_totals
        on sent.submission_number = line_totals.submission_number

),

final as (

    select
        'charge' as posting_name,
        sent.claim_number as claim_number,
        'charge' as transaction_type,
        sent.submitted_date as posted_date,
        submission_lines.charge_amount as charge_amount,
        submission_lines.procedure_code as procedure_code,
        sent.load_number as load_number,
        submission_lines.source_offset as source_offset
    from sent
    inner join submission_lines
        on sent.submission_number = submission_lines.submission_number
    where sent.is_first_submission
        and submission_lines.charge_amount != 0

    union all

    select
        'charge_change' as posting_name,
        claim_number,
        'charge' as transaction_type,
        submitted_date as posted_date,
        charge_amount,
        cast(null as varchar) as procedure_code,
        load_number,
        source_offset
    from changes
    where charge_amount != 0

)

select * from final
