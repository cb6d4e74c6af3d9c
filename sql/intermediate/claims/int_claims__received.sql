-- Grain: one row per claim chain that we sent.
-- When the payer had the claim, for the time it takes: as its acknowledgement or remit says, else
-- the day it accepted it. What was rejected does not start that clock: sent_date is of the first
-- sending that was not.

with

chains as (

    select * from int_submissions__chained

),

submissions as (

    select * from int_submissions__prepared

),

outcomes as (

    select * from int_submissions__outcomes

),

final as (

    select
        chains.claim_number as claim_number,
        coalesce(
            min(case when outcomes.is_rejected then null else outcomes.payer_received_date end),
            min(case when outcomes.is_rejected then null else outcomes.accepted_date end)
        ) as received_date,
        min(case when outcomes.is_rejected then null else submissions.submitted_date end)
            as sent_date
    from chains
    inner join submissions
        on chains.submission_number = submissions.submission_number
    inner join outcomes
        on chains.submission_number = outcomes.submission_number
    group by chains.claim_number

)

select * from final
