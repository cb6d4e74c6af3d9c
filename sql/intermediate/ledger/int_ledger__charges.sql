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

    select * from stg_x12__submission_lines

),

cases as (

    select * from int_claims__cased

),

sent as (

    select
        submissions.submission_key as submission_key,
        chains.claim_key as claim_key,
        chains.is_first_submission as is_first_submission,
        submissions.submitted_date as submitted_date,
        submissions.load_id as load_id,
        submissions.source_offset as source_offset,
        submissions.charge_amount as charge_amount,
        case when submissions.frequency_code = '8' then 0 else submissions.charge_amount end
            as standing_amount,
        submissions.submission_order as submission_order
    from chains
    inner join submissions
        on chains.submission_key = submissions.submission_key
    inner join cases
        on chains.claim_key = cases.claim_key
    where cases.case_position = 1

),

line_totals as (

    select
        submission_key,
        sum(charge_amount) as line_charge_amount
    from submission_lines
    group by submission_key

),

changes as (

    select
        sent.submission_key as submission_key,
        sent.claim_key as claim_key,
        sent.submitted_date as submitted_date,
        sent.load_id as load_id,
        sent.source_offset as source_offset,
        sent.standing_amount - case
            when sent.is_first_submission then coalesce(line_totals.line_charge_amount, 0)
            else lag(sent.standing_amount) over (
                partition by sent.claim_key
                order by sent.submission_order
            )
        end as charge_amount
    from sent
    left join line_totals
        on sent.submission_key = line_totals.submission_key

),

final as (

    select
        sent.submission_key || '-' || cast(submission_lines.line_ordinal as varchar)
            as ledger_key,
        sent.claim_key as claim_key,
        'charge' as transaction_type,
        sent.submitted_date as posted_date,
        submission_lines.charge_amount as charge_amount,
        submission_lines.procedure_code as procedure_code,
        sent.load_id as load_id,
        submission_lines.source_offset as source_offset
    from sent
    inner join submission_lines
        on sent.submission_key = submission_lines.submission_key
    where sent.is_first_submission
        and submission_lines.charge_amount != 0

    union all

    select
        submission_key || '-total' as ledger_key,
        claim_key,
        'charge_change' as transaction_type,
        submitted_date as posted_date,
        charge_amount,
        cast(null as varchar) as procedure_code,
        load_id,
        source_offset
    from changes
    where charge_amount != 0

)

select * from final
