-- Grain: one row per claim chain whose first adjudication refused a line.
-- Duplicate noise is counted apart: it is refused, but no denial.

with

denials as (

    select * from int_denials__first

),

final as (

    select
        claim_number,
        sum(case when is_duplicate_denial then 0 else 1 end) as denied_line_count,
        count(*) as refused_line_count,
        max(case when is_primary_reason_of_claim and not is_duplicate_denial
            then reason_code else null end) as reason_code,
        max(case when is_primary_reason_of_claim and not is_duplicate_denial
            then group_code else null end) as group_code,
        max(case when is_primary_reason_of_claim and not is_duplicate_denial
            then denial_category else null end)
            as denial_category,
        max(case when is_primary_reason_of_claim and not is_duplicate_denial
            then remark_codes else null end)
            as remark_codes
    from denials
    group by claim_number

)

select * from final
