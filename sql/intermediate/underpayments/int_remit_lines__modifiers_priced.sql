-- Grain: one row per line with pricing modifiers: what they make of the fee.
-- A modifier that the fee's own row is for counts no more. A percent of the contract comes before
-- the usual rule. Where one of them cannot be priced, the line cannot: modifier_factor is null.

with

eligible as (

    select * from int_remit_lines__evaluable

),

fee_lines as (

    select * from int_remit_lines__with_fees

),

pricing_modifiers as (

    select * from seed_pricing_modifiers

),

bilateral_factors as (

    select * from seed_bilateral_factors

),

listed_fees as (

    select * from int_fees__listed

),

positions as (

    select line_number, 1 as modifier_position, modifier_1 as modifier
    from eligible
    where modifier_1 != '-'

    union all

    select line_number, 2 as modifier_position, modifier_2 as modifier
    from eligible
    where modifier_2 != '-'

    union all

    select line_number, 3 as modifier_position, modifier_3 as modifier
    from eligible
    where modifier_3 != '-'

    union all

    select line_number, 4 as modifier_position, modifier_4 as modifier
    from eligible
    where modifier_4 != '-'

),

factored as (

    select
        positions.line_number as line_number,
        positions.modifier_position as modifier_position,
        positions.modifier as modifier,
        pricing_modifiers.pricing_rule as pricing_rule,
        case when pricing_modifiers.pricing_rule = 'technical' then pricing_modifiers.price_factor
            else 1 end as technical_factor,
        case
            when positions.modifier = coalesce(fee_lines.modifier, '') then 1
            when overrides.fee_key is not null
                then overrides.fee_percent * cast(0.01 as decimal(6, 4))
            when pricing_modifiers.pricing_rule = 'any' then pricing_modifiers.price_factor
            when pricing_modifiers.pricing_rule = 'technical' then 1
            when pricing_modifiers.pricing_rule = 'bilateral'
                then bilateral_factors.both_sides_factor
            when pricing_modifiers.pricing_rule = 'assistant'
                and fee_lines.assistant_indicator = '2'
                then pricing_modifiers.price_factor
            when pricing_modifiers.pricing_rule = 'intraoperative'
                then fee_lines.intraoperative_percent * cast(0.01 as decimal(6, 4))
            when pricing_modifiers.pricing_rule = 'preoperative'
                then fee_lines.preoperative_percent * cast(0.01 as decimal(6, 4))
            when pricing_modifiers.pricing_rule = 'postoperative'
                then fee_lines.postoperative_percent * cast(0.01 as decimal(6, 4))
            when pricing_modifiers.pricing_rule = 'anesthesia'
                and fee_lines.anesthesia_base_units is not null
                then pricing_modifiers.price_factor
            else null
        end as price_factor
    from positions
    inner join pricing_modifiers
        on positions.modifier = pricing_modifiers.modifier
    inner join eligible
        on positions.line_number = eligible.line_number
    inner join fee_lines
        on positions.line_number = fee_lines.line_number
    left join bilateral_factors
        on fee_lines.bilateral_indicator = bilateral_factors.bilateral_indicator
    -- May fan out: a row of the procedure, of the practice and of the latest start counts.
    left join listed_fees as overrides
        on eligible.payer_id = overrides.payer_id
        and positions.modifier = overrides.modifier
        and overrides.fee_basis = 'percent_of_fee'
        and (overrides.procedure_code = eligible.procedure_code or overrides.procedure_code = '*')
        and (overrides.practice_id = eligible.practice_id or overrides.practice_id = 'unassigned')
        and coalesce(overrides.effective_from_date <= eligible.service_from_date, true)
        and coalesce(overrides.effective_to_date >= eligible.service_from_date, true)
    qualify row_number() over (
        partition by positions.line_number, positions.modifier_position
        order by
            case when overrides.practice_id = eligible.practice_id then 0 else 1 end,
            case when overrides.procedure_code = eligible.procedure_code then 0 else 1 end,
            overrides.effective_from_date desc nulls last,
            overrides.fee_key
    ) = 1

),

multiplied as (

    select
        line_number,
        max(case when pricing_rule = 'bilateral' then 1 else 0 end) as both_sides_count,
        max(case when modifier = 'AS' then 1 else 0 end) as as_count,
        min(technical_factor) as technical_factor,
        cast(count(*) = count(price_factor) as boolean) as is_priced,
        cast(coalesce(max(case when modifier_position = 1 then price_factor else null end), 1)
            as decimal(9, 4)) as first_factor,
        cast(coalesce(max(case when modifier_position = 2 then price_factor else null end), 1)
            as decimal(9, 4)) as second_factor,
        cast(coalesce(max(case when modifier_position = 3 then price_factor else null end), 1)
            as decimal(9, 4)) as third_factor,
        cast(coalesce(max(case when modifier_position = 4 then price_factor else null end), 1)
            as decimal(9, 4)) as fourth_factor
    from factored
    group by line_number

),

final as (

    select
        line_number,
        cast(both_sides_count = 1 as boolean) as is_both_sides,
        -- The share of an assistant who is no physician holds the provider's share already.
        cast(as_count = 1 as boolean) as is_provider_priced,
        cast(technical_factor as decimal(9, 4)) as technical_factor,
        case
            when is_priced then cast(
                cast(first_factor * second_factor as decimal(9, 6))
                * cast(third_factor * fourth_factor as decimal(9, 6))
            as decimal(18, 6))
            else null
        end as modifier_factor
    from multiplied

)

select * from final
