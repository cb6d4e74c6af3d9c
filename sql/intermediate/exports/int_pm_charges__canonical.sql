-- Grain: one row per charge line of a practice management system that holds today.
-- charge_amount is what counts: 0 of a charge that is marked void and has no reversal. Such a
-- charge was taken back on the day of its last change.

with

charges as (

    select * from stg_pm__charges

),

standing as (

    select * from int_pm_charges__current

),

claims as (

    select * from int_pm_claims__canonical

),

claim_payers as (

    select * from int_pm_claim_payers__first

),

payers as (

    select * from int_payers__resolved

),

providers as (

    select * from int_providers__ids

),

final as (

    select
        charges.row_id as charge_row_key,
        standing.practice_id as practice_id,
        charges.source_system as source_system,
        charges.profile as profile,
        charges.load_id as load_id,
        charges.source_line as source_line,
        charges.charge_id as charge_id,
        charges.claim_id as claim_id,
        coalesce(
            'c' || charges.claim_id,
            'd' || charges.account_key || cast(charges.service_from_date as varchar),
            'r' || charges.row_id
        ) as owner_id,
        coalesce(charges.patient_control_number, claims.patient_control_number)
            as patient_control_number,
        coalesce(charges.encounter_id, claims.encounter_id) as encounter_id,
        charges.appointment_id as appointment_id,
        charges.entry_order as entry_order,
        charges.account_key as account_key,
        charges.patient_key as patient_key,
        coalesce(
            case when charges.payer_identifier is null and charges.payer_name is null
                then null else payers.payer_id end,
            claim_payers.payer_id,
            claims.payer_id
        ) as payer_id,
        coalesce(
            charges.provider_npi,
            providers.provider_npi,
            charges.provider_id,
            claims.provider_id
        ) as provider_id,
        coalesce(charges.service_from_date, claims.service_from_date) as service_from_date,
        coalesce(charges.service_to_date, charges.service_from_date) as service_to_date,
        charges.entered_date as entered_date,
        coalesce(charges.posted_date, charges.entered_date, charges.service_from_date)
            as posted_date,
        coalesce(charges.first_billed_date, claims.first_billed_date) as first_billed_date,
        charges.procedure_code as procedure_code,
        charges.modifier_1 as modifier_1,
        charges.code_system as code_system,
        charges.place_of_service_code as place_of_service_code,
        charges.units as units,
        charges.charge_amount as posted_amount,
        case when standing.void_method = 'marked' then 0 else charges.charge_amount end
            as charge_amount,
        case when standing.void_method = 'marked'
            then larger_of(cast(charges.modified_at as date), coalesce(
                charges.posted_date, charges.entered_date, charges.service_from_date
            )) else null end as voided_date,
        charges.expected_amount as expected_amount,
        charges.allowed_amount as allowed_amount,
        charges.balance_amount as balance_amount,
        charges.status as status,
        standing.void_method as void_method
    from charges
    inner join standing
        on charges.row_id = standing.charge_row_key
    left join claims
        on standing.practice_id = claims.practice_id
        and charges.source_system = claims.source_system
        and charges.claim_id = claims.claim_id
    left join claim_payers
        on standing.practice_id = claim_payers.practice_id
        and charges.source_system = claim_payers.source_system
        and charges.claim_id = claim_payers.claim_id
    left join providers
        on standing.practice_id = providers.practice_id
        and charges.provider_id = providers.source_provider_id
    left join payers
        on coalesce(charges.payer_identifier, '') = payers.identifier_text
        and coalesce(charges.payer_name, '') = payers.name_text

)

select * from final
