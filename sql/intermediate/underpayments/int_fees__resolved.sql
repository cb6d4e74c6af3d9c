-- Grain: one row per contracted fee and time in which its basis stands.
-- A percent of the charge has no amount of its own: charge_percent prices the line.

with

fees as (

    select * from int_fees__listed

),

medicare_based as (

    select * from int_fees__medicare_based

),

final as (

    select
        fee_key,
        practice_id,
        payer_id,
        procedure_code,
        cast(procedure_code = '*' as boolean) as is_default,
        modifier,
        place_of_service_code,
        case when fee_basis = 'fixed' then fee_amount else null end as fee_amount,
        case when fee_basis = 'fixed' then null else fee_percent end as charge_percent,
        practice_expense_amount,
        effective_from_date,
        effective_to_date,
        bilateral_indicator,
        multiple_procedure_indicator,
        assistant_indicator,
        endoscopic_base_code,
        preoperative_percent,
        intraoperative_percent,
        postoperative_percent,
        anesthesia_base_units,
        lesser_of,
        sequestration,
        provider_reduction
    from fees
    where fee_basis in ('fixed', 'percent_of_charge')

    union all

    select
        fee_key,
        practice_id,
        payer_id,
        procedure_code,
        is_default,
        modifier,
        place_of_service_code,
        fee_amount,
        cast(null as decimal(18, 4)) as charge_percent,
        practice_expense_amount,
        effective_from_date,
        effective_to_date,
        bilateral_indicator,
        multiple_procedure_indicator,
        assistant_indicator,
        endoscopic_base_code,
        preoperative_percent,
        intraoperative_percent,
        postoperative_percent,
        anesthesia_base_units,
        lesser_of,
        sequestration,
        provider_reduction
    from medicare_based

)

select * from final
