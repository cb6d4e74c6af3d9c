-- Grain: one row per claim sent, tests and re-sent ones included and flagged.

with

submissions as (

    select * from stg_x12__submissions

),

transactions as (

    select * from int_transactions__deduplicated

),

payers as (

    select * from int_payers__resolved

),

filing_indicators as (

    select * from seed_filing_indicators

),

final as (

    select
        submissions.submission_key as submission_key,
        submissions.transaction_key as transaction_key,
        submissions.practice_id as practice_id,
        submissions.load_id as load_id,
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
        submissions.patient_key as patient_key,
        submissions.patient_name_key as patient_name_key,
        submissions.member_key as member_key,
        submissions.charge_amount as charge_amount,
        submissions.line_count as line_count,
        coalesce(submissions.submitted_date, transactions.interchange_date) as submitted_date,
        submissions.service_from_date as service_from_date,
        submissions.service_to_date as service_to_date,
        coalesce(transactions.is_test, false) as is_test,
        coalesce(transactions.is_resent, false) as is_duplicate,
        row_number() over (
            order by
                coalesce(submissions.submitted_date, transactions.interchange_date) nulls last,
                submissions.load_id,
                submissions.claim_ordinal
        ) as submission_order
    from submissions
    left join transactions
        on submissions.transaction_key = transactions.transaction_key
    left join payers
        on coalesce(submissions.payer_identifier, '') || '|' || coalesce(submissions.payer_name, '')
            = payers.payer_text
    left join filing_indicators
        on submissions.filing_indicator_code = filing_indicators.filing_indicator_code

)

select * from final
