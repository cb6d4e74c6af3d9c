-- Grain: one row per line of a first payer that a contract could price, paid or not.
-- Out are pended, recoded, zero charge, anesthesia (time units), and lines with more than one
-- pricing modifier. Denied and reversed lines, and cuts that say so themselves, have a price too,
-- but are not compared with it.

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

prepared as (

    select * from int_remits__prepared

),

priced_payers as (

    select payer_id
    from fees
    group by payer_id

),

final as (

    select
        remit_lines.line_number as line_number,
        remits.adjudication_number as adjudication_number,
        remits.claim_number as claim_number,
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        remit_lines.procedure_code as procedure_code,
        cast(
            not remits.is_reversed
            and remit_lines.denied_amount = 0
            and remit_lines.reduction_amount = 0
            and remit_lines.allowed_amount > 0
            and remit_lines.units > 0
        as boolean) as is_compared,
        remit_lines.units as units,
        remit_lines.billed_units as billed_units,
        coalesce(first_modifiers.modifier, second_modifiers.modifier, third_modifiers.modifier,
            fourth_modifiers.modifier) as pricing_modifier,
        coalesce(first_modifiers.pricing_rule, second_modifiers.pricing_rule,
            third_modifiers.pricing_rule, fourth_modifiers.pricing_rule) as pricing_rule,
        coalesce(first_modifiers.price_factor, second_modifiers.price_factor,
            third_modifiers.price_factor, fourth_modifiers.price_factor) as price_factor,
        coalesce(remit_lines.modifier_1, '-') as modifier_1,
        coalesce(remit_lines.modifier_2, '-') as modifier_2,
        remit_lines.charge_amount as charge_amount,
        remit_lines.allowed_amount as allowed_amount,
        prepared.facility_type_code as place_of_service_code,
        remits.adjudicated_date as adjudicated_date,
        remit_lines.service_from_date as service_from_date
    from remit_lines
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    inner join claims
        on remits.claim_number = claims.claim_number
    inner join priced_payers
        on claims.payer_id = priced_payers.payer_id
    inner join prepared
        on remits.adjudication_number = prepared.adjudication_number
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
        and not remits.is_pended
        and not remit_lines.is_synthetic
        and remit_lines.pend_amount = 0
        and remit_lines.charge_amount > 0
        and remit_lines.billed_units > 0
        and not remit_lines.is_informational
        and coalesce(remit_lines.submitted_procedure_code = remit_lines.procedure_code, true)
        and (
            case when first_modifiers.modifier is null then 0 else 1 end
            + case when second_modifiers.modifier is null then 0 else 1 end
            + case when third_modifiers.modifier is null then 0 else 1 end
            + case when fourth_modifiers.modifier is null then 0 else 1 end
        ) <= 1
        and not (remit_lines.procedure_code >= '00100' and remit_lines.procedure_code <= '01999')

)

select * from final
