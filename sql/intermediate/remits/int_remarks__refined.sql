-- Grain: one row per denied line, with what its remark codes add.
-- Remarks of the line go before remarks of the claim; of several, the first of seed_rarc that names a
-- category decides. Alerts name none.

with

remit_lines as (

    select * from int_remit_lines__judged

),

remarks as (

    select * from stg_x12__remit_remarks

),

remark_codes as (

    select * from seed_rarc

),

denied_lines as (

    select
        remit_lines.line_key as line_key,
        remit_lines.adjudication_key as adjudication_key,
        remit_lines.line_ordinal as line_ordinal
    from remit_lines
    where remit_lines.denied_amount > 0
        and remit_lines.event_sign = 1

),

line_remarks as (

    select
        denied_lines.line_key as line_key,
        remarks.remark_code as remark_code,
        remark_codes.denial_category as denial_category,
        remark_codes.rework_route as rework_route,
        remark_codes.flag as flag,
        row_number() over (
            partition by denied_lines.line_key
            order by
                case when remark_codes.denial_category is null then 1 else 0 end,
                case when remarks.level = 'line' then 0 else 1 end,
                remark_codes.precedence nulls last,
                remarks.remark_ordinal
        ) as remark_number
    -- Fans out on purpose: all remarks of a line; grouped below.
    from denied_lines
    inner join remarks
        on denied_lines.adjudication_key = remarks.adjudication_key
        and (
            remarks.level = 'claim'
            or remarks.line_ordinal = denied_lines.line_ordinal
        )
    left join remark_codes
        on remarks.remark_code = remark_codes.remark_code
    where remarks.remark_code is not null

),

final as (

    select
        line_key,
        join_text(remark_code) as remark_codes,
        max(case when remark_number = 1 then denial_category else null end) as denial_category,
        max(rework_route) as rework_route,
        max(case when flag = 'unprocessable' then 1 else 0 end) as unprocessable_count,
        max(case when remark_code = 'N522' then 1 else 0 end) as crossover_duplicate_count
    from line_remarks
    group by line_key

)

select * from final
