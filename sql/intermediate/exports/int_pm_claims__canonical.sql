-- Grain: one row per claim of a practice management system, in its newest state.

with

claims as (

    select * from stg_pm__claims

),

current_rows as (

    select * from int_pm_rows__current

),

practices as (

    select * from int_practices__resolved

),

payers as (

    select * from int_payers__resolved

),

final as (

    select
        claims.row_id as claim_row_key,
        coalesce(practices.practice_id, claims.practice_id) as practice_id,
        claims.source_system as source_system,
        claims.profile as profile,
        claims.load_id as load_id,
        claims.source_line as source_line,
        claims.claim_id as claim_id,
        claims.patient_control_number as patient_control_number,
        claims.encounter_id as encounter_id,
        claims.appointment_id as appointment_id,
        claims.account_key as account_key,
        claims.patient_key as patient_key,
        claims.claim_type as claim_type,
        payers.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.payer_claim_number as payer_claim_number,
        coalesce(claims.provider_npi, claims.provider_id) as provider_id,
        claims.service_from_date as service_from_date,
        claims.service_to_date as service_to_date,
        claims.created_date as created_date,
        claims.first_billed_date as first_billed_date,
        claims.last_billed_date as last_billed_date,
        claims.payment_date as payment_date,
        claims.status as status,
        claims.is_denied as is_denied,
        claims.group_code as group_code,
        claims.reason_code as reason_code,
        claims.charge_amount as charge_amount,
        claims.allowed_amount as allowed_amount,
        claims.paid_amount as paid_amount,
        claims.patient_paid_amount as patient_paid_amount,
        claims.adjusted_amount as adjusted_amount,
        claims.balance_amount as balance_amount,
        claims.insurance_balance_amount as insurance_balance_amount,
        claims.patient_balance_amount as patient_balance_amount
    from claims
    inner join current_rows
        on claims.row_id = current_rows.row_id
    left join practices
        on alphanumeric(claims.practice_id) = practices.identifier_key
    left join payers
        on coalesce(claims.payer_identifier, '') = payers.identifier_text
        and coalesce(claims.payer_name, '') = payers.name_text
    where current_rows.table_name = 'claims'
        and not claims.is_deleted
    -- Two profiles of one system may bring the same claim; the one loaded last holds.
    qualify row_number() over (
        partition by
            coalesce(practices.practice_id, claims.practice_id),
            claims.source_system,
            claims.claim_id
        order by current_rows.load_rank desc, claims.row_id
    ) = 1

)

select * from final
