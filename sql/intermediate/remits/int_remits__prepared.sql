-- Grain: one row per adjudication (CLP) that is not a test, re-delivered ones included and flagged.
-- A predetermination (CLP02 25) says what would be paid and is no adjudication.
-- The sign of the amounts says what is a reversal: some payers label the correction 22 too.

with

loads as (

    select * from int_loads__numbered

),

remits as (

    select * from stg_x12__remits

),

payments as (

    select * from int_payments__deduplicated

),

filing_indicators as (

    select * from seed_filing_indicators

),

final as (

    select
        loads.load_number * 10000000 + remits.claim_ordinal as adjudication_number,
        remits.transaction_ordinal as transaction_ordinal,
        payments.practice_id as practice_id,
        remits.load_id as load_id,
        loads.load_number as load_number,
        remits.claim_ordinal as claim_ordinal,
        remits.source_offset as source_offset,
        payments.payer_id as payer_id,
        coalesce(filing_indicators.payer_class, 'other') as payer_class,
        coalesce(remits.rendering_provider_npi, payments.payee_npi) as provider_id,
        coalesce(payments.payee_npi || '-' || remits.facility_type_code, payments.payee_npi)
            as location_id,
        remits.facility_type_code as facility_type_code,
        remits.patient_control_number as patient_control_number,
        char_sub(blank_null(trim_zeros(alphanumeric(remits.patient_control_number))), 1, 17)
            as number_key,
        alphanumeric(remits.payer_claim_control_number) as payer_number_key,
        alphanumeric(remits.original_reference_number) as original_reference_key,
        remits.claim_status_code as claim_status_code,
        case
            when remits.claim_status_code in ('1', '19') then 1
            when remits.claim_status_code in ('2', '20') then 2
            when remits.claim_status_code in ('3', '21') then 3
            else null
        end as stated_sequence,
        remits.patient_name_key as patient_name_key,
        remits.member_key as member_key,
        remits.charge_amount as charge_amount,
        remits.paid_amount as paid_amount,
        remits.patient_responsibility_amount as patient_responsibility_amount,
        remits.interest_amount as interest_amount,
        remits.line_count as line_count,
        remits.line_charge_amount as line_charge_amount,
        remits.received_date as received_date,
        remits.service_from_date as service_from_date,
        remits.service_to_date as service_to_date,
        payments.trace_number as trace_number,
        payments.payment_date as payment_date,
        payments.production_date as adjudicated_date,
        payments.is_resent as is_duplicate,
        cast(
            remits.charge_amount < 0
            or (
                remits.claim_status_code = '22'
                and remits.charge_amount <= 0
                and remits.paid_amount <= 0
            )
        as boolean) as is_reversal,
        remits.charge_amount
            - remits.claim_adjustment_amount
            - remits.line_adjustment_amount
            - remits.paid_amount as balance_difference
    from remits
    inner join loads
        on remits.load_id = loads.load_id
    inner join payments
        on remits.load_id = payments.load_id
        and remits.transaction_ordinal = payments.transaction_ordinal
    left join filing_indicators
        on remits.filing_indicator_code = filing_indicators.filing_indicator_code
    where not payments.is_test
        and coalesce(remits.claim_status_code, '1') != '25'

)

select * from final
