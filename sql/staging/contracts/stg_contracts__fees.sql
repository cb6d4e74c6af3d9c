-- Grain: one row per contracted fee.

with

source as (

    select * from raw.fee_schedules

),

renamed as (

    select
        load_id || '-f' || cast(row_ordinal as varchar) as fee_key,
        load_id,
        coalesce(practice_id, 'unassigned') as practice_id,
        source_line,
        blank_null(payer_name) as payer_name,
        blank_null(payer_identifier) as payer_identifier,
        upper_u(blank_null(procedure_code)) as procedure_code,
        upper_u(blank_null(modifier)) as modifier,
        upper_u(blank_null(place_of_service_code)) as place_of_service_code,
        coalesce(blank_null(fee_basis), 'fixed') as fee_basis,
        fee_percent,
        allowed_amount,
        effective_from_date,
        effective_to_date,
        blank_null(bilateral_indicator) as bilateral_indicator,
        blank_null(multiple_procedure_indicator) as multiple_procedure_indicator,
        blank_null(assistant_indicator) as assistant_indicator,
        upper_u(blank_null(endoscopic_base_code)) as endoscopic_base_code,
        practice_expense_amount,
        preoperative_percent,
        intraoperative_percent,
        postoperative_percent,
        anesthesia_base_units,
        medicare_year,
        lower_u(blank_null(lesser_of)) as lesser_of,
        lower_u(blank_null(sequestration)) as sequestration,
        lower_u(blank_null(provider_reduction)) as provider_reduction
    from source

)

select * from renamed
