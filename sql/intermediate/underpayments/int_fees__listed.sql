-- Grain: one row per contracted fee as listed, with its payer. Later rows of the same start replace
-- earlier ones.

with

fees as (

    select * from stg_contracts__fees

),

loads as (

    select * from int_loads__ranked

),

payers as (

    select * from int_payers__resolved

),

practices as (

    select * from int_practices__resolved

),

final as (

    select
        fees.fee_key as fee_key,
        coalesce(practices.practice_id, fees.practice_id) as practice_id,
        payers.payer_id as payer_id,
        fees.procedure_code as procedure_code,
        fees.modifier as modifier,
        fees.place_of_service_code as place_of_service_code,
        fees.fee_basis as fee_basis,
        fees.fee_percent as fee_percent,
        fees.allowed_amount as fee_amount,
        fees.effective_from_date as effective_from_date,
        fees.effective_to_date as effective_to_date,
        fees.bilateral_indicator as bilateral_indicator,
        fees.multiple_procedure_indicator as multiple_procedure_indicator,
        fees.assistant_indicator as assistant_indicator,
        fees.endoscopic_base_code as endoscopic_base_code,
        fees.practice_expense_amount as practice_expense_amount,
        fees.preoperative_percent as preoperative_percent,
        fees.intraoperative_percent as intraoperative_percent,
        fees.postoperative_percent as postoperative_percent,
        fees.anesthesia_base_units as anesthesia_base_units,
        fees.medicare_year as medicare_year,
        fees.lesser_of as lesser_of,
        fees.sequestration as sequestration,
        fees.provider_reduction as provider_reduction
    from fees
    inner join payers
        on coalesce(fees.payer_identifier, '') = payers.identifier_text
        and coalesce(fees.payer_name, '') = payers.name_text
    left join loads
        on fees.load_id = loads.load_id
    left join practices
        on alphanumeric(fees.practice_id) = practices.identifier_key
    where fees.procedure_code is not null
        and coalesce(fees.allowed_amount, fees.fee_percent) is not null
        and coalesce(fees.payer_identifier, fees.payer_name) is not null
    qualify row_number() over (
        partition by
            coalesce(practices.practice_id, fees.practice_id),
            payers.payer_id,
            fees.procedure_code,
            coalesce(fees.modifier, ''),
            coalesce(fees.place_of_service_code, ''),
            fees.effective_from_date
        order by coalesce(loads.load_rank, 0) desc, fees.load_id desc, fees.source_line desc
    ) = 1

)

select * from final
