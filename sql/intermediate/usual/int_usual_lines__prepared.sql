-- Grain: one row per paid line of a first payer, by what its allowed amount may be compared with.
-- The same payer, plan class, code, pricing modifiers, kind of place and provider, in the practice
-- (usual_key) or in all of them (pooled_key). Of several surgical services of a day only the
-- dearest is surely paid whole.

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

pricing_modifiers as (

    select * from seed_pricing_modifiers

),

provider_types as (

    select * from int_providers__typed

),

places as (

    select * from seed_places_of_service

),

described as (

    select
        remit_lines.line_number as line_number,
        remits.adjudication_number as adjudication_number,
        remits.claim_number as claim_number,
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        billed_lines.procedure_code as procedure_code,
        claims.payer_id || ' ' || claims.payer_class || ' ' || billed_lines.procedure_code
            || ' ' || coalesce(first_modifiers.modifier, '')
            || ' ' || coalesce(second_modifiers.modifier, '')
            || ' ' || coalesce(third_modifiers.modifier, '')
            || ' ' || coalesce(places.place_class, 'NF')
            || ' ' || coalesce(provider_types.provider_type, 'physician') as pooled_key,
        cast(
            billed_lines.procedure_code >= '10000' and billed_lines.procedure_code <= '69999'
        as boolean) as is_surgical,
        billed_lines.billed_units as units,
        remit_lines.charge_amount as charge_amount,
        remit_lines.allowed_amount as allowed_amount,
        remits.adjudicated_date as adjudicated_date,
        remit_lines.service_from_date as service_from_date
    from remit_lines
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    inner join claims
        on remits.claim_number = claims.claim_number
    inner join billed_lines
        on remit_lines.line_number = billed_lines.line_number
    left join pricing_modifiers as first_modifiers
        on billed_lines.modifier_1 = first_modifiers.modifier
    left join pricing_modifiers as second_modifiers
        on billed_lines.modifier_2 = second_modifiers.modifier
    left join pricing_modifiers as third_modifiers
        on billed_lines.modifier_3 = third_modifiers.modifier
    left join provider_types
        on billed_lines.provider_id = provider_types.provider_npi
    left join places
        on billed_lines.place_of_service_code = places.place_of_service_code
    where remits.payer_sequence = 1
        and not remits.is_reversal
        and not remits.is_reversed
        and not remits.is_pended
        and not remit_lines.is_informational
        and remit_lines.pend_amount = 0
        and remit_lines.denied_amount = 0
        and remit_lines.allowed_amount > 0
        and remit_lines.allowed_amount < remit_lines.charge_amount
        and billed_lines.billed_units > 0
        and remit_lines.procedure_code = billed_lines.procedure_code
        and remit_lines.service_from_date is not null

),

final as (

    select
        line_number,
        claim_number,
        practice_id,
        payer_id,
        procedure_code,
        practice_id || ' ' || pooled_key as usual_key,
        pooled_key,
        cast(
            not is_surgical
            or row_number() over (
                partition by adjudication_number, service_from_date, is_surgical
                order by allowed_amount desc, line_number
            ) = 1
        as boolean) as is_whole,
        units,
        allowed_amount,
        money(safe_ratio(allowed_amount, units)) as unit_amount,
        extract(year from service_from_date) as service_year,
        adjudicated_date,
        service_from_date
    from described

)

select * from final
