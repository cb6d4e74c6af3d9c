-- Grain: one row per line that a fee applies to, with the fee in force on the service date.
-- The practice's own fee before that for all, a row of the procedure before that for all
-- procedures, of one of the line's modifiers before that without, of the place before that of its
-- kind.

with

eligible as (

    select * from int_remit_lines__evaluable

),

fees as (

    select * from int_fees__resolved

),

default_payers as (

    select payer_id
    from fees
    where procedure_code = '*'
    group by payer_id

),

keyed as (

    select
        line_number,
        payer_id,
        procedure_code as lookup_code
    from eligible

    union all

    select
        eligible.line_number as line_number,
        eligible.payer_id as payer_id,
        '*' as lookup_code
    from eligible
    inner join default_payers
        on eligible.payer_id = default_payers.payer_id

),

final as (

    select
        eligible.line_number as line_number,
        fees.fee_key as fee_key,
        fees.practice_id as fee_practice_id,
        fees.modifier as modifier,
        fees.fee_amount as fee_amount,
        fees.charge_percent as charge_percent,
        fees.practice_expense_amount as practice_expense_amount,
        fees.place_of_service_code as fee_place_code,
        fees.effective_from_date as effective_from_date,
        fees.bilateral_indicator as bilateral_indicator,
        coalesce(fees.multiple_procedure_indicator, '0') as multiple_procedure_indicator,
        fees.assistant_indicator as assistant_indicator,
        fees.endoscopic_base_code as endoscopic_base_code,
        fees.preoperative_percent as preoperative_percent,
        fees.intraoperative_percent as intraoperative_percent,
        fees.postoperative_percent as postoperative_percent,
        fees.anesthesia_base_units as anesthesia_base_units,
        coalesce(fees.lesser_of, 'line') as lesser_of,
        cast(
            coalesce(fees.sequestration = 'yes', eligible.payer_class = 'medicare')
        as boolean) as is_sequestered,
        case when fees.provider_reduction = 'none' then 1 else eligible.provider_factor end
            as provider_factor
    -- Fans out on purpose: all fee rows of the code; the one in force is kept.
    from keyed
    inner join fees
        on keyed.payer_id = fees.payer_id
        and keyed.lookup_code = fees.procedure_code
    inner join eligible
        on keyed.line_number = eligible.line_number
    where (fees.practice_id = eligible.practice_id or fees.practice_id = 'unassigned')
        and (
            fees.modifier is null
            or fees.modifier = eligible.modifier_1
            or fees.modifier = eligible.modifier_2
            or fees.modifier = eligible.modifier_3
            or fees.modifier = eligible.modifier_4
        )
        and (
            fees.place_of_service_code is null
            or fees.place_of_service_code = eligible.place_of_service_code
            or fees.place_of_service_code = eligible.place_class
        )
        and coalesce(fees.effective_from_date <= eligible.service_from_date, true)
        and coalesce(fees.effective_to_date >= eligible.service_from_date, true)
    qualify row_number() over (
        partition by eligible.line_number
        order by
            case when fees.practice_id = eligible.practice_id then 0 else 1 end,
            case when fees.is_default then 1 else 0 end,
            case when fees.modifier is null then 1 else 0 end,
            case
                when fees.place_of_service_code is null then 2
                when fees.place_of_service_code in ('F', 'NF') then 1
                else 0
            end,
            fees.effective_from_date desc nulls last,
            fees.fee_key
    ) = 1

)

select * from final
