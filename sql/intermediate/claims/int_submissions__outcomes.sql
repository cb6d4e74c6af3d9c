-- Grain: one row per claim sent.
-- A remit proves that the claim was accepted. Without one, and without an acknowledgement, the
-- outcome is unknown and never clean.

with

submissions as (

    select * from int_submissions__prepared

),

chains as (

    select * from int_submissions__chained

),

claimed_remits as (

    select * from int_remits__claimed

),

adjudicated as (

    select submission_number
    from claimed_remits
    where submission_number is not null
    group by submission_number

),

final as (

    select
        submissions.submission_number as submission_number,
        case when adjudicated.submission_number is null then 'unknown' else 'adjudicated' end
            as outcome,
        cast(
            case
                when chains.is_first_submission and adjudicated.submission_number is not null
                    then true
                else null
            end
        as boolean) as is_accepted_first_time
    from submissions
    left join chains
        on submissions.submission_number = chains.submission_number
    left join adjudicated
        on submissions.submission_number = adjudicated.submission_number

)

select * from final
