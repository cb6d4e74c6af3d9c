-- Grain: one row per claim-level adjustment beside service lines, and line that takes a part of it.
-- Spread by charge: what is spread up to a line less what was spread before it, so that the parts
-- add up to the cent.

with

adjustments as (

    select * from int_adjustments__classified

),

remit_lines as (

    select * from int_remit_lines__completed

),

claim_level as (

    select
        adjustment_number,
        adjudication_number,
        group_code,
        adjustment_class,
        amount
    from adjustments
    where line_number is null

),

shares as (

    select
        claim_level.adjustment_number as adjustment_number,
        remit_lines.line_number as line_number,
        claim_level.group_code as group_code,
        claim_level.adjustment_class as adjustment_class,
        claim_level.amount as amount,
        safe_ratio(
            sum(remit_lines.charge_amount) over (
                partition by claim_level.adjustment_number
                order by remit_lines.line_ordinal
            ),
            sum(remit_lines.charge_amount) over (partition by claim_level.adjustment_number)
        ) as share_to_here,
        safe_ratio(
            row_number() over (
                partition by claim_level.adjustment_number
                order by remit_lines.line_ordinal
            ),
            count(*) over (partition by claim_level.adjustment_number)
        ) as line_share_to_here,
        remit_lines.line_ordinal as line_ordinal
    -- Fans out on purpose: one row per line that takes a part.
    from claim_level
    inner join remit_lines
        on claim_level.adjudication_number = remit_lines.adjudication_number

),

spread as (

    select
        adjustment_number,
        line_number,
        line_ordinal,
        group_code,
        adjustment_class,
        money(cast(amount as double) * coalesce(share_to_here, line_share_to_here))
            as amount_to_here
    from shares

),

final as (

    select
        adjustment_number,
        line_number,
        group_code,
        adjustment_class,
        amount_to_here - coalesce(
            lag(amount_to_here) over (partition by adjustment_number order by line_ordinal), 0
        ) as amount
    from spread

)

select * from final
