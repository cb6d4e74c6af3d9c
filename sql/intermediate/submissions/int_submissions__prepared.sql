-- Grain: one row per claim sent, tests, predeterminations and re-sent ones included and flagged.
-- submission_order puts claims in the order of sending: the day, then the load, then the place in
-- it.

with

loads as (

    select * from int_loads__numbered

),

submissions as (

    select * from stg_x12__submissions

),

transactions as (

    select * from int_transactions__deduplicated

),

payers as (

    select * from int_payers__resolved

),

practices as (

    select * from int_practices__resolved

),

filing_indicators as (

    select * from seed_filing_indicators

),

final as (

    select
        loads.load_number * 10000000 + submissions.claim_ordinal as submission_number,
        loads.load_number * 10000000 + submissions.transaction_ordinal as transaction_number,
        coalesce(practices.practice_id, submissions.practice_id) as practice_id,
        submissions.load_id as load_id,
        loads.load_number as load_number,
        submissions.claim_ordinal as claim_ordinal,
        submissions.source_offset as source_offset,
        payers.payer_id as payer_id,
        coalesce(filing_indicators.payer_class, 'other') as payer_class,
        coalesce(
            submissions.rendering_provider_npi,
            submissions.attending_provider_npi,
            submissions.billing_provider_npi
        ) as provider_id,
        coalesce(
            submissions.service_facility_npi,
            submissions.billing_provider_npi || '-' || submissions.place_of_service_code,
            submissions.billing_provider_npi
        ) as location_id,
        coalesce(submissions.claim_type, 'unknown') as claim_type,
        submissions.patient_control_number as patient_control_number,
        char_sub(
            blank_null(trim_zeros(alphanumeric(submissions.patient_control_number))), 1, 17
        ) as number_key,
        alphanumeric(submissions.original_reference_number) as original_reference_key,
        submissions.frequency_code as frequency_code,
        case submissions.payer_sequence_code
            when 'S' then 2
            when 'T' then 3
            when 'A' then 4
            when 'B' then 5
            when 'C' then 6
            when 'D' then 7
            when 'E' then 8
            when 'F' then 9
            when 'G' then 10
            when 'H' then 11
            else 1
        end as payer_sequence,
        submissions.billing_provider_npi as billing_provider_npi,
        submissions.billing_provider_tax_id as billing_provider_tax_id,
        submissions.patient_key as patient_key,
        submissions.patient_name_key as patient_name_key,
        submissions.member_key as member_key,
        submissions.principal_diagnosis_code as diagnosis_code,
        cast(submissions.prior_authorization_number is not null as boolean)
            as has_authorization_number,
        submissions.charge_amount as charge_amount,
        submissions.line_count as line_count,
        coalesce(submissions.submitted_date, transactions.interchange_date) as submitted_date,
        submissions.service_from_date as service_from_date,
        submissions.service_to_date as service_to_date,
        coalesce(transactions.is_test, false) as is_test,
        coalesce(transactions.is_resent, false) as is_duplicate,
        cast(
            coalesce(transactions.is_predetermination, false)
            or coalesce(submissions.submission_reason_code, '') = 'PB'
        as boolean) as is_predetermination,
        coalesce(
            days_between(
                cast('1970-01-01' as date),
                coalesce(submissions.submitted_date, transactions.interchange_date)
            ),
            99999
        ) * 10000000000000 + loads.load_number * 10000000 + submissions.claim_ordinal
            as submission_order
    from submissions
    inner join loads
        on submissions.load_id = loads.load_id
    left join transactions
        on submissions.load_id = transactions.load_id
        and submissions.transaction_ordinal = transactions.transaction_ordinal
    left join practices
        on submissions.practice_id = practices.identifier_key
    left join payers
        on coalesce(submissions.payer_identifier, '') = payers.identifier_text
        and coalesce(submissions.payer_name, '') = payers.name_text
    left join filing_indicators
        on submissions.filing_indicator_code = filing_indicators.filing_indicator_code

)

select * from final
