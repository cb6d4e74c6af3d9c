-- Grain: one row per insurer's payment for a claim (an adjudication with money), re-sent ones left
-- out, with the day the practice's own system posted it.
-- The receipt with the payment's trace number tells the day, else the claim's own posting.

with

adjudications as (

    select * from fct_adjudications

),

receipts as (

    select * from int_pm_payments__canonical

),

postings as (

    select * from int_pm_postings__matched

),

lag_limits as (

    select * from seed_lag_limits

),

traced as (

    select
        practice_id,
        upper_u(trim(reference_number)) as trace_key,
        min(posted_date) as posted_date
    from receipts
    where payer_type = 'insurance'
        and reference_number is not null
        and not is_void
    group by practice_id, upper_u(trim(reference_number))

),

dated as (

    select
        adjudications.adjudication_key as adjudication_key,
        coalesce(traced.posted_date, postings.posted_date) as posted_date,
        case
            when traced.posted_date is not null then 'trace_number'
            when postings.posted_date is not null then 'claim_and_amount'
            else null
        end as match_method
    from adjudications
    left join traced
        on adjudications.practice_id = traced.practice_id
        and upper_u(trim(adjudications.trace_number)) = traced.trace_key
    left join postings
        on adjudications.adjudication_key = postings.adjudication_key
    where adjudications.paid_amount > 0
        and not adjudications.is_duplicate

),

final as (

    select
        adjudications.practice_id as practice_id,
        adjudications.payer_id as payer_id,
        adjudications.payer_class as payer_class,
        adjudications.provider_id as provider_id,
        adjudications.location_id as location_id,
        adjudications.claim_type as claim_type,
        adjudications.load_id as load_id,
        adjudications.source_offset as source_offset,
        adjudications.adjudication_key as adjudication_key,
        adjudications.claim_key as claim_key,
        adjudications.payment_key as payment_key,
        adjudications.patient_control_number as patient_control_number,
        adjudications.trace_number as trace_number,
        adjudications.paid_amount as paid_amount,
        adjudications.service_from_date as service_from_date,
        adjudications.payment_date as payment_date,
        dated.posted_date as posted_date,
        dated.match_method as match_method,
        case when dated.posted_date >= adjudications.payment_date
            then days_between(adjudications.payment_date, dated.posted_date)
            else null end as days_to_posting,
        cast(coalesce(dated.posted_date < adjudications.payment_date, false) as boolean)
            as is_posting_backwards,
        lag_limits.limit_days as limit_days
    from dated
    inner join adjudications
        on dated.adjudication_key = adjudications.adjudication_key
    left join lag_limits
        on lag_limits.lag = 'posting'

)

select * from final
