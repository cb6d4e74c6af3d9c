-- Grain: one row per denied line of a first adjudication that something was done about.
-- The first action is the first sending of the claim after the denial, else a later adjudication
-- that we sent nothing for (an appeal or a reopening), else what the practice's own record says.

with

denials as (

    select * from int_denials__first

),

decided as (

    select * from int_denials__decided_again

),

records as (

    select * from int_denials__logged

),

chains as (

    select * from int_submissions__chained

),

submissions as (

    select * from int_submissions__prepared

),

sent_again as (

    select
        denials.line_number as line_number,
        submissions.submitted_date as submitted_date,
        submissions.frequency_code as frequency_code
    -- Fans out on purpose: all sendings after the denial; the first is kept.
    from denials
    inner join chains
        on denials.claim_number = chains.claim_number
    inner join submissions
        on chains.submission_number = submissions.submission_number
    where submissions.submitted_date > denials.denied_date
    qualify row_number() over (
        partition by denials.line_number
        order by submissions.submission_order
    ) = 1

),

dated as (

    select
        decided.line_number as line_number,
        sent_again.submitted_date as submitted_date,
        sent_again.frequency_code as frequency_code,
        case when decided.decided_date > denials.denied_date then decided.decided_date
            else null end as decided_date,
        records.status as status,
        case when records.resolved_date >= denials.denied_date then records.resolved_date
            else null end as logged_date
    from decided
    inner join denials
        on decided.line_number = denials.line_number
    left join sent_again
        on decided.line_number = sent_again.line_number
    left join records
        on decided.line_number = records.line_number

),

final as (

    select
        line_number,
        case
            when submitted_date is not null
                and coalesce(submitted_date <= decided_date, true) then submitted_date
            when decided_date is not null then decided_date
            else logged_date
        end as first_action_date,
        case
            when submitted_date is not null and coalesce(submitted_date <= decided_date, true)
                then case frequency_code
                    when '7' then 'replacement'
                    when '8' then 'void'
                    else 'resubmission'
                end
            when decided_date is not null then 'appeal'
            else 'record'
        end as first_action
    from dated
    where submitted_date is not null
        or decided_date is not null
        or coalesce(status, 'open') != 'open'

)

select * from final
