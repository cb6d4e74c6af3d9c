-- Grain: one row per claim chain with something open, and its last day to file with the payer.
-- The day of service counts, of spans its end where the payer says so. Later payers whose limit
-- counts from the first payer's answer have none before that.

with

claims as (

    select * from fct_claims

),

limits as (

    select * from dim_payer_limits

),

first_payers as (

    select
        case_key,
        min(last_adjudicated_date) as answered_date
    from claims
    where payer_sequence = 1
        and last_adjudicated_date is not null
    group by case_key

),

final as (

    select
        claims.claim_key as claim_key,
        case limits.filing_anchor
            when 'service_to' then add_days(
                coalesce(claims.service_to_date, claims.service_from_date), limits.filing_days)
            when 'primary_remit' then add_days(first_payers.answered_date, limits.filing_days)
            else add_days(claims.service_from_date, limits.filing_days)
        end as filing_due_date,
        add_days(claims.service_from_date, limits.corrected_days) as corrected_due_date,
        limits.is_filing_assumed as is_limit_assumed
    from claims
    inner join limits
        on claims.payer_id = limits.payer_id
        and claims.payer_class = limits.payer_class
        and claims.service_from_date between limits.effective_from_date
            and limits.effective_to_date
    left join first_payers
        on claims.case_key = first_payers.case_key
    where claims.open_amount > 0

)

select * from final
