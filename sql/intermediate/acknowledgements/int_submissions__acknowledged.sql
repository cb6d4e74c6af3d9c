-- Grain: one row per claim sent that an acknowledgement of any kind is about.
-- A rejection at any hop is a rejection, whatever another hop says; the first one names hop and
-- code. Only a payer accepts, and only a claim: an accepted set or batch is a receipt.

with

acknowledgements as (

    select * from int_acknowledgements__combined

),

statuses as (

    select * from int_acknowledgements__statuses

),

matched as (

    select * from int_acknowledgements__matched

),

events as (

    select
        matched.submission_number as submission_number,
        acknowledgements.acknowledgement_number as acknowledgement_number,
        acknowledgements.acknowledged_date as acknowledged_date,
        acknowledgements.hop as hop,
        case acknowledgements.hop
            when 'envelope' then 1
            when 'syntax' then 2
            when 'clearinghouse' then 3
            else 4
        end as hop_rank,
        acknowledgements.result as result,
        cast(acknowledgements.level in ('claim', 'line') as boolean) as is_claim,
        case acknowledgements.hop
            when 'envelope' then 'TA1'
            when 'syntax' then acknowledgements.kind
            else acknowledgements.category_code
        end || coalesce(':' || acknowledgements.status_code, '')
            || coalesce(':' || acknowledgements.entity_code, '') as rejection_code,
        statuses.received_date as received_date,
        statuses.payer_claim_control_number as payer_claim_control_number
    from matched
    inner join acknowledgements
        on matched.acknowledgement_number = acknowledgements.acknowledgement_number
    left join statuses
        on acknowledgements.load_id = statuses.load_id
        and acknowledgements.source_offset = statuses.source_offset

),

rejections as (

    select
        submission_number,
        hop as rejection_hop,
        rejection_code,
        acknowledged_date as rejected_date
    from events
    where result = 'rejected'
    qualify row_number() over (
        partition by submission_number
        order by acknowledged_date, hop_rank, acknowledgement_number
    ) = 1

),

payer_numbers as (

    select
        submission_number,
        payer_claim_control_number
    from events
    where payer_claim_control_number is not null
        and hop = 'payer'
    qualify row_number() over (
        partition by submission_number
        order by acknowledged_date desc, acknowledgement_number desc
    ) = 1

),

summed as (

    select
        submission_number,
        min(acknowledged_date) as acknowledged_date,
        min(case when hop = 'payer' then acknowledged_date else null end)
            as payer_acknowledged_date,
        min(case when hop = 'payer' and result != 'rejected' then received_date else null end)
            as payer_received_date,
        min(
            case when hop = 'payer' and is_claim and result = 'accepted' then acknowledged_date
            else null end
        ) as accepted_date,
        max(case when result in ('unknown', 'rejected') then 0 else hop_rank end)
            as furthest_hop_rank,
        count(*) as acknowledgement_count
    from events
    group by submission_number

),

final as (

    select
        summed.submission_number as submission_number,
        summed.acknowledged_date as acknowledged_date,
        summed.payer_acknowledged_date as payer_acknowledged_date,
        summed.payer_received_date as payer_received_date,
        summed.accepted_date as accepted_date,
        rejections.rejection_hop as rejection_hop,
        rejections.rejection_code as rejection_code,
        rejections.rejected_date as rejected_date,
        payer_numbers.payer_claim_control_number as payer_claim_control_number,
        summed.furthest_hop_rank as furthest_hop_rank,
        summed.acknowledgement_count as acknowledgement_count
    from summed
    left join rejections
        on summed.submission_number = rejections.submission_number
    left join payer_numbers
        on summed.submission_number = payer_numbers.submission_number

)

select * from final
