-- Grain: one row per denied line, with what its remark codes add.
-- Remarks of the line go before remarks of the claim; of several, the first of seed_rarc that names
-- a category decides. Alerts name none.

with

remit_lines as (

    select * from int_remit_lines__judged

),

remarks as (

    select * from int_remarks__numbered

),

remark_codes as (

    select * from seed_rarc

),

denied_lines as (

    select
        remit_lines.line_number as line_number,
        remit_lines.adjudication_number as adjudication_number,
        remit_lines.line_ordinal as line_ordinal
    from remit_lines
    where remit_lines.denied_amount > 0
        and remit_lines.event_sign = 1

),

line_remarks as (

    select
        denied_lines.line_number as line_number,
        remarks.remark_code as remark_code,
        remark_codes.denial_category as denial_category,
        remark_codes.rework_route as rework_route,
        remark_codes.flag as flag,
        row_number() over (
            partition by denied_lines.line_number
            order by
                case when remark_codes.denial_category is null then 1 else 0 end,
                case when remarks.level = 'line' then 0 else 1 end,
                remark_codes.precedence nulls last,
                remarks.remark_ordinal
        ) as remark_number
    -- Fans out on purpose: all remarks of a line; grouped below.
    from denied_lines
    inner join remarks
        on denied_lines.adjudication_number = remarks.adjudication_number
        and (
            remarks.level = 'claim'
            or remarks.line_ordinal = denied_lines.line_ordinal
        )
    left join remark_codes
        on remarks.remark_code = remark_codes.remark_code

),

final as (

    select
        line_number,
        join_text(remark_code) as remark_codes,
        max(case when remark_number = 1 then denial_category else null end) as denial_category,
        max(rework_route) as rework_route,
        max(case when flag = 'unprocessable' then 1 else 0 end) as unprocessable_count,
        max(case when remark_code = 'N522' then 1 else 0 end) as crossover_duplicate_count
    from line_remarks
    group by line_number

)

select * from final
