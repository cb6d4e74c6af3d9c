-- Grain: one row per claim sent.
-- A remit proves that the claim was accepted in the end, a rejection before it stays on record.
-- Without remit and acknowledgement, and with receipts alone, the outcome is unknown and never
-- clean. status is how far the claim is known to have come.

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

remits as (

    select * from int_remits__prepared

),

acknowledged as (

    select * from int_submissions__acknowledged

),

adjudicated as (

    select
        claimed_remits.submission_number as submission_number,
        min(remits.received_date) as received_date,
        min(remits.adjudicated_date) as answered_date
    from claimed_remits
    inner join remits
        on claimed_remits.adjudication_number = remits.adjudication_number
    where claimed_remits.submission_number is not null
    group by claimed_remits.submission_number

),

judged as (

    select
        submissions.submission_number as submission_number,
        case
            when adjudicated.submission_number is not null then 'adjudicated'
            when acknowledged.rejection_hop is not null then 'rejected'
            when acknowledged.accepted_date is not null then 'accepted'
            else 'unknown'
        end as outcome,
        cast(acknowledged.rejection_hop is not null as boolean) as is_rejected,
        coalesce(acknowledged.payer_received_date, adjudicated.received_date)
            as payer_received_date,
        adjudicated.answered_date as answered_date
    from submissions
    left join acknowledged
        on submissions.submission_number = acknowledged.submission_number
    left join adjudicated
        on submissions.submission_number = adjudicated.submission_number

),

final as (

    select
        judged.submission_number as submission_number,
        judged.outcome as outcome,
        case
            when judged.outcome != 'unknown' then judged.outcome
            when acknowledged.furthest_hop_rank = 4 then 'received_by_payer'
            when acknowledged.furthest_hop_rank = 3 then 'received_by_clearinghouse'
            when acknowledged.furthest_hop_rank = 2 then 'syntax_accepted'
            when acknowledged.furthest_hop_rank = 1 then 'envelope_accepted'
            else 'sent'
        end as status,
        judged.is_rejected as is_rejected,
        cast(
            case
                when not coalesce(chains.is_first_submission, false) then null
                when judged.is_rejected then false
                when judged.outcome = 'unknown' then null
                else true
            end
        as boolean) as is_accepted_first_time,
        acknowledged.rejection_hop as rejection_hop,
        acknowledged.rejection_code as rejection_code,
        acknowledged.rejected_date as rejected_date,
        acknowledged.acknowledged_date as acknowledged_date,
        acknowledged.payer_acknowledged_date as payer_acknowledged_date,
        judged.payer_received_date as payer_received_date,
        smaller_of(
            smaller_of(acknowledged.rejected_date, acknowledged.accepted_date),
            judged.answered_date
        ) as outcome_date,
        acknowledged.accepted_date as accepted_date,
        acknowledged.payer_claim_control_number as payer_claim_control_number
    from judged
    left join chains
        on judged.submission_number = chains.submission_number
    left join acknowledged
        on judged.submission_number = acknowledged.submission_number

)

select * from final
