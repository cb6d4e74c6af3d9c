-- Grain: one row per line of a first payer that a contract could price, paid or not.
-- It is priced as billed: what the payer made of code, modifiers and units is what is looked for.
-- Out are pended, zero charge and codes that only report. Denied lines have a price too, but are
-- not compared; where the payer denied units alone, the others are compared.

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

billed_lines as (

    select * from int_remit_lines__billed

),

fees as (

    select * from int_fees__resolved

),

provider_types as (

    select * from int_providers__typed

),

places as (

    select * from seed_places_of_service

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
        claims.payer_class as payer_class,
        billed_lines.procedure_code as procedure_code,
        remit_lines.procedure_code as paid_procedure_code,
        coalesce(billed_lines.modifier_1, '-') as modifier_1,
        coalesce(billed_lines.modifier_2, '-') as modifier_2,
        coalesce(billed_lines.modifier_3, '-') as modifier_3,
        coalesce(billed_lines.modifier_4, '-') as modifier_4,
        ' ' || coalesce(billed_lines.modifier_1, '') || ' ' || coalesce(billed_lines.modifier_2, '')
            || ' ' || coalesce(billed_lines.modifier_3, '')
            || ' ' || coalesce(billed_lines.modifier_4, '') || ' ' as modifier_text,
        remits.is_reversed as is_reversed,
        cast(
            (remit_lines.denied_amount = 0 or remit_lines.units < billed_lines.billed_units)
            and remit_lines.allowed_amount > 0
            and remit_lines.units > 0
        as boolean) as is_paid,
        case
            when remit_lines.denied_amount != 0
                and remit_lines.allowed_amount > 0
                and remit_lines.units > 0
                and remit_lines.units < billed_lines.billed_units
                then remit_lines.units
            else billed_lines.billed_units
        end as units,
        remit_lines.units as paid_units,
        billed_lines.unit_code as unit_code,
        remit_lines.charge_amount as charge_amount,
        remit_lines.allowed_amount as allowed_amount,
        billed_lines.place_of_service_code as place_of_service_code,
        coalesce(places.place_class, 'NF') as place_class,
        coalesce(provider_types.provider_factor, 1) as provider_factor,
        remits.adjudicated_date as adjudicated_date,
        remit_lines.service_from_date as service_from_date
    from remit_lines
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    inner join claims
        on remits.claim_number = claims.claim_number
    inner join priced_payers
        on claims.payer_id = priced_payers.payer_id
    inner join billed_lines
        on remit_lines.line_number = billed_lines.line_number
    left join provider_types
        on billed_lines.provider_id = provider_types.provider_npi
    left join places
        on billed_lines.place_of_service_code = places.place_of_service_code
    where remits.payer_sequence = 1
        and not remits.is_reversal
        and not remits.is_pended
        and not remit_lines.is_synthetic
        and remit_lines.pend_amount = 0
        and remit_lines.charge_amount > 0
        and billed_lines.billed_units > 0
        and not remit_lines.is_informational

)

select * from final
