-- Grain: one row per practice, payer, procedure, modifiers and variance of its underpaid lines.
-- Many lines short by the same share are one mistake of the payer, and the strongest case.

with

underpayments as (

    select * from fct_underpayments

),

final as (

    select
        practice_id,
        payer_id,
        procedure_code,
        modifiers,
        variance_rate,
        project_name,
        practice_id || ' ' || project_name as project_key,
        min(underpayment_reason) as underpayment_reason,
        count(*) as line_count,
        count(distinct claim_key) as claim_count,
        cast(sum(expected_amount) as decimal(18, 2)) as expected_amount,
        cast(sum(allowed_amount) as decimal(18, 2)) as allowed_amount,
        cast(sum(underpaid_amount) as decimal(18, 2)) as underpaid_amount,
        min(service_from_date) as first_service_date,
        max(service_from_date) as last_service_date,
        min(adjudicated_date) as first_adjudicated_date,
        max(adjudicated_date) as last_adjudicated_date
    from underpayments
    where is_underpaid
    group by
        practice_id,
        payer_id,
        procedure_code,
        modifiers,
        variance_rate,
        project_name

)

select * from final
