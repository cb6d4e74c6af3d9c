-- Grain: one row per claim chain that a first adjudication denied, on the line that names it, with
-- what it costs to work on.

with

denials as (

    select * from int_denials__first

),

claims as (

    select * from int_claims__identified

),

costs as (

    select * from dim_costs

),

final as (

    select
        denials.line_number as line_number,
        costs.cost_amount as rework_cost_amount
    -- Fans out on purpose: all costs in force; the practice's own is kept.
    from denials
    inner join claims
        on denials.claim_number = claims.claim_number
    inner join costs
        on denials.denied_date between costs.effective_from_date and costs.effective_to_date
    where denials.is_primary_reason_of_claim
        and not denials.is_duplicate_denial
        and costs.cost_name = 'denial_rework'
        and costs.practice_id in (claims.practice_id, 'unassigned')
    qualify row_number() over (
        partition by denials.line_number
        order by costs.source_rank, costs.effective_from_date desc
    ) = 1

)

select * from final
