-- Grain: one row per claim chain with denied lines that are open: neither won back, written off,
-- closed nor the patient's. Its reason is that of the largest of them.

with

denials as (

    select * from fct_denials

),

claims as (

    select * from fct_claims

),

limits as (

    select * from int_filing_limits__dated

),

open_lines as (

    select
        claim_key,
        load_id,
        source_offset,
        denial_category,
        reason_code,
        default_action,
        is_unprocessable,
        denied_date,
        larger_of(denied_date, coalesce(first_action_date, denied_date)) as touched_date,
        cast(first_action is not null as boolean) as is_worked,
        denied_amount,
        expected_denied_amount,
        appeal_due_date,
        is_appeal_limit_assumed,
        row_number() over (partition by claim_key order by denied_amount desc, denial_key)
            as line_rank
    from denials
    where resolution = 'open'
        and not is_duplicate_denial

),

summed as (

    select
        claim_key,
        sum(denied_amount) as billed_amount,
        sum(expected_denied_amount) as expected_amount,
        min(denied_date) as since_date,
        max(touched_date) as touched_date,
        min(appeal_due_date) as appeal_due_date,
        cast(max(case when is_worked then 1 else 0 end) = 1 as boolean) as is_worked
    from open_lines
    group by claim_key

),

final as (

    select
        summed.claim_key as claim_key,
        largest.load_id as load_id,
        largest.source_offset as source_offset,
        largest.denial_category as work_reason,
        largest.reason_code as reason_code,
        largest.default_action as default_action,
        summed.is_worked as is_worked,
        summed.since_date as since_date,
        summed.touched_date as touched_date,
        summed.billed_amount as billed_amount,
        summed.expected_amount as expected_amount,
        -- What cannot be appealed is sent again, within the time for corrected claims.
        case when largest.is_unprocessable then limits.corrected_due_date
            else summed.appeal_due_date end as due_date,
        case when largest.is_unprocessable then coalesce(limits.is_limit_assumed, true)
            else largest.is_appeal_limit_assumed end as is_limit_assumed
    from summed
    inner join open_lines as largest
        on summed.claim_key = largest.claim_key
        and largest.line_rank = 1
    inner join claims
        on summed.claim_key = claims.claim_key
    left join limits
        on summed.claim_key = limits.claim_key
    where claims.is_primary
        or claims.open_amount > 0

)

select * from final
