-- Grain: one row per line that a contract prices, before it is ranked among the day's procedures.
-- Both sides of a procedure are one service: modifier 50, two units where the fee's indicator says
-- so, or lines with RT and LT, which are one for the ranking (the second has what is left).

with

eligible as (

    select * from int_remit_lines__evaluable

),

fee_lines as (

    select * from int_remit_lines__with_fees

),

modifiers as (

    select * from int_remit_lines__modifiers_priced

),

parts as (

    select * from int_remit_lines__parts_priced

),

bilateral_factors as (

    select * from seed_bilateral_factors

),

sided as (

    select
        line_number,
        row_number() over (
            partition by adjudication_number, service_from_date, procedure_code, is_paid,
                case when modifier_text like '% RT %' then 1 else 2 end
            order by line_number
        ) as place_of_side,
        adjudication_number,
        service_from_date,
        procedure_code,
        is_paid
    from eligible
    where (modifier_text like '% RT %' or modifier_text like '% LT %')
        and units = 1
        and modifier_text not like '% 50 %'

),

paired as (

    select
        line_number,
        min(line_number) over (
            partition by adjudication_number, service_from_date, procedure_code, is_paid,
                place_of_side
        ) as first_line_number,
        count(*) over (
            partition by adjudication_number, service_from_date, procedure_code, is_paid,
                place_of_side
        ) as side_count
    from sided

),

factored as (

    select
        eligible.line_number as line_number,
        case when paired.side_count = 2 then paired.first_line_number else null end
            as pair_line_number,
        case
            when fee_lines.anesthesia_base_units is not null then cast(
                fee_lines.anesthesia_base_units
                + cast(floor(safe_ratio(eligible.units, 1.5) + 0.5) as decimal(18, 4))
                    * cast(0.1 as decimal(6, 4))
            as decimal(18, 4))
            when modifiers.is_both_sides then 1
            when eligible.units = 2 and bilateral_factors.two_units_factor is not null then 1
            else eligible.units
        end as priced_units,
        case
            when paired.side_count = 2 and eligible.line_number = paired.first_line_number then 1
            when paired.side_count = 2 then bilateral_factors.both_sides_factor - 1
            when eligible.units = 2
                and not coalesce(modifiers.is_both_sides, false)
                then coalesce(bilateral_factors.two_units_factor, 1)
            else 1
        end as side_factor,
        coalesce(modifiers.technical_factor, 1) as technical_factor,
        case when modifiers.line_number is null then 1 else modifiers.modifier_factor end
            as modifier_factor,
        case when modifiers.is_provider_priced then 1 else fee_lines.provider_factor end
            as provider_factor
    from eligible
    inner join fee_lines
        on eligible.line_number = fee_lines.line_number
    left join modifiers
        on eligible.line_number = modifiers.line_number
    left join bilateral_factors
        on fee_lines.bilateral_indicator = bilateral_factors.bilateral_indicator
    left join paired
        on eligible.line_number = paired.line_number

),

final as (

    select
        factored.line_number as line_number,
        eligible.adjudication_number as adjudication_number,
        eligible.claim_number as claim_number,
        eligible.procedure_code as procedure_code,
        eligible.service_from_date as service_from_date,
        eligible.is_paid as is_paid,
        fee_lines.multiple_procedure_indicator as multiple_procedure_indicator,
        factored.pair_line_number as pair_line_number,
        case when fee_lines.multiple_procedure_indicator = '3'
            then coalesce(fee_lines.endoscopic_base_code, eligible.procedure_code)
            else null end as family_code,
        factored.priced_units as priced_units,
        cast(factored.modifier_factor * factored.side_factor as decimal(18, 6)) as modifier_factor,
        factored.provider_factor as provider_factor,
        money(fee_lines.fee_amount * factored.priced_units) as plain_amount,
        case
            when fee_lines.charge_percent is not null then money(
                eligible.charge_amount
                * cast(fee_lines.charge_percent as decimal(9, 4))
                * cast(0.01 as decimal(6, 4)))
            when factored.technical_factor != 1 and fee_lines.modifier = 'TC' then money(
                money(fee_lines.fee_amount * factored.priced_units)
                * factored.technical_factor)
            when factored.technical_factor != 1 then money(
                money(fee_lines.fee_amount * factored.priced_units)
                - money(parts.technical_fee_amount * factored.priced_units)
                    * (1 - factored.technical_factor))
            else money(
                money(fee_lines.fee_amount * factored.priced_units)
                * cast(factored.modifier_factor * factored.side_factor as decimal(9, 6))
                * cast(factored.provider_factor as decimal(4, 2)))
        end as single_amount,
        case
            when fee_lines.modifier = 'TC' then money(fee_lines.fee_amount * factored.priced_units)
            when fee_lines.modifier = '26' then cast(0 as decimal(18, 2))
            else money(parts.technical_fee_amount * factored.priced_units)
        end as technical_amount,
        case
            when fee_lines.modifier = '26' then money(fee_lines.fee_amount * factored.priced_units)
            when fee_lines.modifier = 'TC' then cast(0 as decimal(18, 2))
            else money(parts.professional_fee_amount * factored.priced_units)
        end as professional_amount,
        fee_lines.practice_expense_amount as practice_expense_amount,
        parts.base_fee_amount as base_fee_amount
    from factored
    inner join eligible
        on factored.line_number = eligible.line_number
    inner join fee_lines
        on factored.line_number = fee_lines.line_number
    left join parts
        on factored.line_number = parts.line_number
    where factored.modifier_factor is not null
        and factored.side_factor is not null
        and (
            not (eligible.procedure_code >= '00100' and eligible.procedure_code <= '01999')
            or (fee_lines.anesthesia_base_units is not null and eligible.unit_code = 'MJ')
            or fee_lines.charge_percent is not null
        )

)

select * from final
