-- Grain: one row per line of a first payer that a contracted fee applies to.
-- The fee in force on the service date, of the line's pricing modifier when the schedule has one,
-- else of the code alone. Without a row of its own a pricing modifier takes its factor where the
-- fee's indicator allows it (both sides, assistants); other such lines are not compared: they would
-- only look underpaid. Then procedures subject to it are ranked, dearest first: the second to fifth
-- of a day are half, further ones by report. What is compared is ranked among what was paid.

with

eligible as (

    select * from int_remit_lines__evaluable

),

fees as (

    select * from int_fees__resolved

),

chosen as (

    select
        eligible.line_number as line_number,
        eligible.adjudication_number as adjudication_number,
        eligible.claim_number as claim_number,
        eligible.procedure_code as procedure_code,
        fees.modifier as modifier,
        eligible.is_compared as is_compared,
        case when eligible.is_compared then eligible.units else eligible.billed_units end
            as units,
        eligible.charge_amount as charge_amount,
        eligible.allowed_amount as allowed_amount,
        case when fees.charge_percent is not null then money(
            eligible.charge_amount
            * cast(fees.charge_percent as decimal(9, 4))
            * cast(0.01 as decimal(6, 4))
        )
        else money(
            money(
                fees.fee_amount
                * case when eligible.is_compared then eligible.units else eligible.billed_units end
            )
            * cast(
                case
                    when fees.modifier is null and eligible.price_factor is not null
                        then eligible.price_factor
                    else 1
                end
            as decimal(6, 4))
        ) end as single_amount,
        coalesce(fees.multiple_procedure_indicator, '0') as multiple_procedure_indicator,
        eligible.adjudicated_date as adjudicated_date,
        eligible.service_from_date as service_from_date
    -- Fans out on purpose: all fee rows of the code; the one in force is kept.
    from eligible
    inner join fees
        on eligible.payer_id = fees.payer_id
        and eligible.procedure_code = fees.procedure_code
    where coalesce(fees.place_of_service_code = eligible.place_of_service_code,
            fees.place_of_service_code is null)
        and (fees.practice_id = eligible.practice_id or fees.practice_id = 'unassigned')
        and (
            coalesce(fees.modifier, '') = coalesce(eligible.pricing_modifier, '')
            or (
                coalesce(eligible.pricing_modifier, '') = ''
                and coalesce(fees.modifier, '') in (eligible.modifier_1, eligible.modifier_2)
            )
            or (
                coalesce(fees.modifier, '') = ''
                and eligible.pricing_rule = 'bilateral'
                and fees.bilateral_indicator = '1'
            )
            or (
                coalesce(fees.modifier, '') = ''
                and eligible.pricing_rule = 'assistant'
                and fees.assistant_indicator = '2'
            )
        )
        and coalesce(fees.effective_from_date <= eligible.service_from_date, true)
        and coalesce(fees.effective_to_date >= eligible.service_from_date, true)
    qualify row_number() over (
        partition by eligible.line_number
        order by
            case when fees.practice_id = eligible.practice_id then 0 else 1 end,
            case when coalesce(fees.modifier, '') = '' then 1 else 0 end,
            case when fees.place_of_service_code is null then 1 else 0 end,
            fees.effective_from_date desc nulls last,
            fees.fee_key
    ) = 1

),

ranked as (

    select
        line_number,
        adjudication_number,
        claim_number,
        procedure_code,
        modifier,
        is_compared,
        units,
        charge_amount,
        allowed_amount,
        single_amount,
        adjudicated_date,
        service_from_date,
        case
            when multiple_procedure_indicator != '2' then 1
            when is_compared then row_number() over (
                partition by
                    adjudication_number,
                    service_from_date,
                    multiple_procedure_indicator,
                    is_compared
                order by single_amount desc, line_number
            )
            else row_number() over (
                partition by adjudication_number, service_from_date, multiple_procedure_indicator
                order by single_amount desc, line_number
            )
        end as procedure_rank
    from chosen

),

final as (

    select
        line_number,
        adjudication_number,
        claim_number,
        procedure_code,
        modifier,
        is_compared,
        units,
        charge_amount,
        allowed_amount,
        money(
            single_amount * cast(case when procedure_rank = 1 then 1 else 0.5 end as decimal(4, 2))
        ) as contract_amount,
        adjudicated_date,
        service_from_date
    from ranked
    where procedure_rank <= 5

)

select * from final
