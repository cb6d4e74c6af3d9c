-- Grain: one row per claim chain with services paid below contract that is not made good. Its
-- reason is that of the largest of them; the time to appeal runs from the first.

with

underpayments as (

    select * from fct_underpayments

),

limits as (

    select * from dim_payer_limits

),

short_lines as (

    select
        underpayments.claim_key as claim_key,
        underpayments.load_id as load_id,
        underpayments.source_offset as source_offset,
        underpayments.underpayment_reason as work_reason,
        underpayments.adjudicated_date as adjudicated_date,
        underpayments.underpaid_amount as underpaid_amount,
        add_days(
            underpayments.adjudicated_date, limits.appeal_days + limits.presumed_mail_days
        ) as appeal_due_date,
        coalesce(limits.is_appeal_assumed, true) as is_limit_assumed,
        row_number() over (
            partition by underpayments.claim_key
            order by underpayments.underpaid_amount desc, underpayments.line_key
        ) as line_rank
    from underpayments
    left join limits
        on underpayments.payer_id = limits.payer_id
        and underpayments.payer_class = limits.payer_class
        and underpayments.adjudicated_date between limits.effective_from_date
            and limits.effective_to_date
    where underpayments.is_underpaid

),

summed as (

    select
        claim_key,
        sum(underpaid_amount) as underpaid_amount,
        min(adjudicated_date) as since_date,
        max(adjudicated_date) as touched_date,
        min(appeal_due_date) as due_date
    from short_lines
    group by claim_key

),

final as (

    select
        summed.claim_key as claim_key,
        largest.load_id as load_id,
        largest.source_offset as source_offset,
        largest.work_reason as work_reason,
        summed.since_date as since_date,
        summed.touched_date as touched_date,
        summed.underpaid_amount as underpaid_amount,
        summed.due_date as due_date,
        largest.is_limit_assumed as is_limit_assumed
    from summed
    inner join short_lines as largest
        on summed.claim_key = largest.claim_key
        and largest.line_rank = 1

)

select * from final
