-- Grain: one row per contracted fee and time in which its basis stands.
-- A percent of Medicare takes the fees of payers of class medicare, for as long as both hold. A
-- percent of the charge has no amount of its own: charge_percent prices the line.

with

fees as (

    select * from int_fees__listed

),

payers as (

    select * from dim_payers

),

medicare_fees as (

    select
        fees.fee_key as fee_key,
        fees.procedure_code as procedure_code,
        fees.modifier as modifier,
        fees.fee_amount as fee_amount,
        coalesce(fees.effective_from_date, cast('1900-01-01' as date)) as from_date,
        coalesce(fees.effective_to_date, cast('2100-12-31' as date)) as to_date,
        fees.bilateral_indicator as bilateral_indicator,
        fees.multiple_procedure_indicator as multiple_procedure_indicator,
        fees.assistant_indicator as assistant_indicator
    from fees
    inner join payers
        on fees.payer_id = payers.payer_id
    where payers.payer_class = 'medicare'
        and fees.fee_basis = 'fixed'
        and fees.place_of_service_code is null
    qualify row_number() over (
        partition by fees.procedure_code, fees.modifier, fees.effective_from_date
        order by fees.fee_key
    ) = 1

),

final as (

    select
        fee_key,
        practice_id,
        payer_id,
        procedure_code,
        modifier,
        place_of_service_code,
        case when fee_basis = 'fixed' then fee_amount else null end as fee_amount,
        case when fee_basis = 'fixed' then null else fee_percent end as charge_percent,
        effective_from_date,
        effective_to_date,
        bilateral_indicator,
        multiple_procedure_indicator,
        assistant_indicator
    from fees
    where fee_basis in ('fixed', 'percent_of_charge')

    union all

    select
        fees.fee_key || '-' || medicare_fees.fee_key as fee_key,
        fees.practice_id as practice_id,
        fees.payer_id as payer_id,
        fees.procedure_code as procedure_code,
        fees.modifier as modifier,
        fees.place_of_service_code as place_of_service_code,
        money(
            medicare_fees.fee_amount
            * cast(fees.fee_percent as decimal(9, 4))
            * cast(0.01 as decimal(6, 4))
        ) as fee_amount,
        cast(null as decimal(18, 4)) as charge_percent,
        larger_of(fees.effective_from_date, medicare_fees.from_date) as effective_from_date,
        smaller_of(fees.effective_to_date, medicare_fees.to_date) as effective_to_date,
        coalesce(fees.bilateral_indicator, medicare_fees.bilateral_indicator)
            as bilateral_indicator,
        coalesce(fees.multiple_procedure_indicator, medicare_fees.multiple_procedure_indicator)
            as multiple_procedure_indicator,
        coalesce(fees.assistant_indicator, medicare_fees.assistant_indicator)
            as assistant_indicator
    -- Fans out on purpose: one row for each of Medicare's fees in the time.
    from fees
    inner join medicare_fees
        on fees.procedure_code = medicare_fees.procedure_code
        and coalesce(fees.modifier, '') = coalesce(medicare_fees.modifier, '')
    where fees.fee_basis = 'percent_of_medicare'
        and fees.fee_percent is not null
        and coalesce(fees.effective_from_date <= medicare_fees.to_date, true)
        and coalesce(fees.effective_to_date >= medicare_fees.from_date, true)

)

select * from final
