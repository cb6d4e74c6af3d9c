-- Grain: one row per fee that is a percent of Medicare's, and time in which both hold.
-- Medicare's fees are those of payers of class medicare; a contract may be frozen at their year. A
-- row for all procedures (*) is one for each that Medicare prices, and gives way to rows of a
-- procedure.

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
        fees.place_of_service_code as place_of_service_code,
        fees.fee_amount as fee_amount,
        coalesce(fees.effective_from_date, cast('1900-01-01' as date)) as from_date,
        coalesce(fees.effective_to_date, cast('2100-12-31' as date)) as to_date,
        fees.bilateral_indicator as bilateral_indicator,
        fees.multiple_procedure_indicator as multiple_procedure_indicator,
        fees.assistant_indicator as assistant_indicator,
        fees.endoscopic_base_code as endoscopic_base_code,
        fees.practice_expense_amount as practice_expense_amount,
        fees.preoperative_percent as preoperative_percent,
        fees.intraoperative_percent as intraoperative_percent,
        fees.postoperative_percent as postoperative_percent,
        fees.anesthesia_base_units as anesthesia_base_units
    from fees
    inner join payers
        on fees.payer_id = payers.payer_id
    where payers.payer_class = 'medicare'
        and fees.fee_basis = 'fixed'
    qualify row_number() over (
        partition by
            fees.procedure_code,
            fees.modifier,
            fees.place_of_service_code,
            fees.effective_from_date
        order by fees.fee_key
    ) = 1

),

medicare_codes as (

    select procedure_code
    from medicare_fees
    group by procedure_code

),

percents as (

    select
        fee_key,
        procedure_code,
        procedure_code as priced_code,
        false as is_default
    from fees
    where fee_basis = 'percent_of_medicare'
        and fee_percent is not null
        and procedure_code != '*'

    union all

    -- Fans out on purpose: a row for all procedures is one for each that Medicare prices.
    select
        fees.fee_key as fee_key,
        fees.procedure_code as procedure_code,
        medicare_codes.procedure_code as priced_code,
        true as is_default
    from fees
    cross join medicare_codes
    where fees.fee_basis = 'percent_of_medicare'
        and fees.fee_percent is not null
        and fees.procedure_code = '*'

),

final as (

    select
        fees.fee_key || '-' || medicare_fees.fee_key as fee_key,
        fees.practice_id as practice_id,
        fees.payer_id as payer_id,
        percents.priced_code as procedure_code,
        percents.is_default as is_default,
        coalesce(fees.modifier, medicare_fees.modifier) as modifier,
        coalesce(fees.place_of_service_code, medicare_fees.place_of_service_code)
            as place_of_service_code,
        money(
            medicare_fees.fee_amount
            * cast(fees.fee_percent as decimal(9, 4))
            * cast(0.01 as decimal(6, 4))
        ) as fee_amount,
        money(
            medicare_fees.practice_expense_amount
            * cast(fees.fee_percent as decimal(9, 4))
            * cast(0.01 as decimal(6, 4))
        ) as practice_expense_amount,
        case when fees.medicare_year is not null then fees.effective_from_date
            else larger_of(fees.effective_from_date, medicare_fees.from_date)
        end as effective_from_date,
        case when fees.medicare_year is not null then fees.effective_to_date
            else smaller_of(fees.effective_to_date, medicare_fees.to_date)
        end as effective_to_date,
        coalesce(fees.bilateral_indicator, medicare_fees.bilateral_indicator)
            as bilateral_indicator,
        coalesce(fees.multiple_procedure_indicator, medicare_fees.multiple_procedure_indicator)
            as multiple_procedure_indicator,
        coalesce(fees.assistant_indicator, medicare_fees.assistant_indicator)
            as assistant_indicator,
        coalesce(fees.endoscopic_base_code, medicare_fees.endoscopic_base_code)
            as endoscopic_base_code,
        coalesce(fees.preoperative_percent, medicare_fees.preoperative_percent)
            as preoperative_percent,
        coalesce(fees.intraoperative_percent, medicare_fees.intraoperative_percent)
            as intraoperative_percent,
        coalesce(fees.postoperative_percent, medicare_fees.postoperative_percent)
            as postoperative_percent,
        coalesce(fees.anesthesia_base_units, medicare_fees.anesthesia_base_units)
            as anesthesia_base_units,
        fees.lesser_of as lesser_of,
        fees.sequestration as sequestration,
        fees.provider_reduction as provider_reduction
    -- Fans out on purpose: one row for each of Medicare's fees in the time.
    from percents
    inner join fees
        on percents.fee_key = fees.fee_key
    inner join medicare_fees
        on percents.priced_code = medicare_fees.procedure_code
    where (percents.is_default and fees.modifier is null
            or coalesce(fees.modifier, '') = coalesce(medicare_fees.modifier, ''))
        and coalesce(fees.place_of_service_code = medicare_fees.place_of_service_code, true)
        and (
            fees.medicare_year is not null
            and coalesce(
                fees.medicare_year = extract(year from medicare_fees.from_date)
                or fees.medicare_year > extract(year from medicare_fees.from_date)
                and fees.medicare_year <= extract(year from medicare_fees.to_date),
            false)
            or fees.medicare_year is null
            and coalesce(fees.effective_from_date <= medicare_fees.to_date, true)
            and coalesce(fees.effective_to_date >= medicare_fees.from_date, true)
        )

)

select * from final
