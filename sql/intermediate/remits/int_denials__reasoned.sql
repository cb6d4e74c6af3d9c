-- Grain: one row per denied line of an adjudication that is not a reversal.
-- One reason names the line: the largest denied amount, then the precedence of its category. Counts
-- by reason therefore add up to the count of denied lines.

with

remit_lines as (

    select * from int_remit_lines__judged

),

spread as (

    select * from int_adjustments__spread

),

classified as (

    select * from int_adjustments__classified

),

remarks as (

    select * from int_remarks__refined

),

refined_reasons as (

    select * from seed_refined_reasons

),

categories as (

    select * from seed_denial_categories

),

parts as (

    select
        line_number,
        group_code,
        reason_code,
        denial_category,
        amount
    from classified
    where adjustment_class = 'denial'
        and line_number is not null

    union all

    select
        spread.line_number as line_number,
        classified.group_code as group_code,
        classified.reason_code as reason_code,
        classified.denial_category as denial_category,
        spread.amount as amount
    from spread
    inner join classified
        on spread.adjustment_number = classified.adjustment_number
    where classified.adjustment_class = 'denial'

),

reasons as (

    select
        remit_lines.line_number as line_number,
        parts.group_code as group_code,
        parts.reason_code as reason_code,
        case
            when refined_reasons.reason_code is not null
                then coalesce(remarks.denial_category, parts.denial_category)
            else parts.denial_category
        end as denial_category,
        sum(parts.amount) as amount
    from remit_lines
    inner join parts
        on remit_lines.line_number = parts.line_number
    left join remarks
        on remit_lines.line_number = remarks.line_number
    left join refined_reasons
        on parts.reason_code = refined_reasons.reason_code
    where remit_lines.denied_amount > 0
        and remit_lines.event_sign = 1
        and not remit_lines.is_informational
    group by
        remit_lines.line_number,
        parts.group_code,
        parts.reason_code,
        case
            when refined_reasons.reason_code is not null
                then coalesce(remarks.denial_category, parts.denial_category)
            else parts.denial_category
        end

),

ranked as (

    select
        reasons.line_number as line_number,
        reasons.group_code as group_code,
        reasons.reason_code as reason_code,
        reasons.denial_category as denial_category,
        coalesce(categories.precedence, 99) as precedence
    from reasons
    left join categories
        on reasons.denial_category = categories.denial_category
    qualify row_number() over (
        partition by reasons.line_number
        order by
            reasons.amount desc,
            coalesce(categories.precedence, 99),
            reasons.reason_code,
            reasons.group_code
    ) = 1

),

final as (

    select
        ranked.line_number as line_number,
        remit_lines.adjudication_number as adjudication_number,
        ranked.group_code as group_code,
        ranked.reason_code as reason_code,
        ranked.denial_category as denial_category,
        ranked.precedence as precedence,
        remarks.remark_codes as remark_codes,
        remarks.rework_route as rework_route,
        cast(coalesce(remarks.unprocessable_count, 0) > 0 as boolean) as is_unprocessable,
        cast(
            ranked.reason_code = '18' or coalesce(remarks.crossover_duplicate_count, 0) > 0
        as boolean) as is_duplicate_denial,
        cast(coalesce(ranked.group_code = 'PR', false) as boolean) as is_patient_liable,
        remit_lines.denied_amount as denied_amount,
        remit_lines.charge_amount as charge_amount,
        remit_lines.is_denied_full as is_full
    from ranked
    inner join remit_lines
        on ranked.line_number = remit_lines.line_number
    left join remarks
        on ranked.line_number = remarks.line_number

)

select * from final
