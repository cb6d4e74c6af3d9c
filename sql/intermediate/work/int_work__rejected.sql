-- Grain: one row per claim chain that waits at no payer: all that was sent of it was rejected.

with

claims as (

    select * from fct_claims

),

submissions as (

    select * from fct_submissions

),

limits as (

    select * from int_filing_limits__dated

),

rejections as (

    select
        claim_key,
        load_id,
        source_offset,
        submission_key,
        rejection_hop,
        rejection_code,
        rejected_date
    from submissions
    where is_rejected
        and not is_test
        and not is_duplicate
        and not is_predetermination
    qualify row_number() over (
        partition by claim_key order by submitted_date desc, submission_key desc
    ) = 1

),

final as (

    select
        claims.claim_key as claim_key,
        rejections.load_id as load_id,
        rejections.source_offset as source_offset,
        rejections.rejection_hop as work_reason,
        rejections.rejection_code as reason_code,
        rejections.rejected_date as since_date,
        rejections.rejected_date as touched_date,
        claims.open_amount as billed_amount,
        limits.filing_due_date as due_date,
        coalesce(limits.is_limit_assumed, true) as is_limit_assumed
    from claims
    inner join rejections
        on claims.claim_key = rejections.claim_key
    left join limits
        on claims.claim_key = limits.claim_key
    where not claims.is_adjudicated
        and claims.clock_start_date is null
        and claims.open_amount > 0

)

select * from final
