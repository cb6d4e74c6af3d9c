-- Grain: one row per paid line of a first payer that a contracted fee applies to.
-- The fee in force on the service date, of the line's pricing modifier when the schedule has one,
-- else of the code alone. Without a row of its own a pricing modifier takes its factor where the
-- fee's indicator allows it (both sides, assistants); other such lines are not compared: they would
-- only look underpaid. Then procedures subject to it are ranked, dearest first: the second to fifth
-- of a day are half, further ones by report. Out as well: denied,
-- reversed, pended, recoded, zero charge, anesthesia (time units) and cuts for multiple procedures.

with

remits as (

    select * from int_remits__sequenced

),

claims as (

    select * from int_claims__identified

),

remit_lines as (

    select * from int_remit_lines__judged

),

pricing_modifiers as (

    select * from seed_pricing_modifiers

),

fees as (

    select * from int_fees__resolved

),

priced_payers as (

    select payer_id
    from fees
    group by payer_id

),

eligible as (

    select
        remit_lines.line_number as line_number,
        remits.adjudication_number as adjudication_number,
        remits.claim_number as claim_number,
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        remit_lines.procedure_code as procedure_code,
        remit_lines.units as units,
        coalesce(first_modifiers.modifier, second_modifiers.modifier, third_modifiers.modifier,
            fourth_modifiers.modifier, '') as pricing_modifier,
        coalesce(first_modifiers.pricing_rule, second_modifiers.pricing_rule,
            third_modifiers.pricing_rule, fourth_modifiers.pricing_rule, '') as pricing_rule,
        coalesce(first_modifiers.price_factor, second_modifiers.price_factor,
            third_modifiers.price_factor, fourth_modifiers.price_factor) as price_factor,
        coalesce(remit_lines.modifier_1, '-') as modifier_1,
        coalesce(remit_lines.modifier_2, '-') as modifier_2,
        remit_lines.charge_amount as charge_amount,
        remit_lines.allowed_amount as allowed_amount,
        remits.adjudicated_date as adjudicated_date,
        remit_lines.service_from_date as service_from_date
    from remit_lines
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    inner join claims
        on remits.claim_number = claims.claim_number
    inner join priced_payers
        on claims.payer_id = priced_payers.payer_id
    left join pricing_modifiers as first_modifiers
        on remit_lines.modifier_1 = first_modifiers.modifier
    left join pricing_modifiers as second_modifiers
        on remit_lines.modifier_2 = second_modifiers.modifier
    left join pricing_modifiers as third_modifiers
        on remit_lines.modifier_3 = third_modifiers.modifier
    left join pricing_modifiers as fourth_modifiers
        on remit_lines.modifier_4 = fourth_modifiers.modifier
    where remits.payer_sequence = 1
        and not remits.is_reversal
        and not remits.is_reversed
        and not remits.is_pended
        and not remit_lines.is_synthetic
        and remit_lines.denied_amount = 0
        and remit_lines.pend_amount = 0
        and remit_lines.reduction_amount = 0
        and remit_lines.charge_amount > 0
        and remit_lines.allowed_amount > 0
        and remit_lines.units > 0
        and not remit_lines.is_informational
        and coalesce(remit_lines.submitted_procedure_code = remit_lines.procedure_code, true)
        and (
            case when first_modifiers.modifier is null then 0 else 1 end
            + case when second_modifiers.modifier is null then 0 else 1 end
            + case when third_modifiers.modifier is null then 0 else 1 end
            + case when fourth_modifiers.modifier is null then 0 else 1 end
        ) <= 1
        and not (remit_lines.procedure_code >= '00100' and remit_lines.procedure_code <= '01999')

),

chosen as (

    select
        eligible.line_number as line_number,
        eligible.adjudication_number as adjudication_number,
        eligible.claim_number as claim_number,
        eligible.procedure_code as procedure_code,
        fees.modifier as modifier,
        eligible.units as units,
        eligible.charge_amount as charge_amount,
        eligible.allowed_amount as allowed_amount,
        money(
            money(fees.fee_amount * eligible.units)
            * cast(
                case
                    when coalesce(fees.modifier, '') = '' and eligible.pricing_modifier != ''
                        then eligible.price_factor
                    else 1
                end
            as decimal(6, 4))
        ) as single_amount,
        coalesce(fees.multiple_procedure_indicator, '0') as multiple_procedure_indicator,
        eligible.adjudicated_date as adjudicated_date,
        eligible.service_from_date as service_from_date
    -- Fans out on purpose: all fee rows of the code; the one in force is kept.
    from eligible
    inner join fees
        on eligible.payer_id = fees.payer_id
        and eligible.procedure_code = fees.procedure_code
    where (fees.practice_id = eligible.practice_id or fees.practice_id = 'unassigned')
        and (
            coalesce(fees.modifier, '') = eligible.pricing_modifier
            or (
                eligible.pricing_modifier = ''
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
        units,
        charge_amount,
        allowed_amount,
        single_amount,
        adjudicated_date,
        service_from_date,
        case
            when multiple_procedure_indicator = '2' then row_number() over (
                partition by adjudication_number, service_from_date, multiple_procedure_indicator
                order by single_amount desc, line_number
            )
            else 1
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
