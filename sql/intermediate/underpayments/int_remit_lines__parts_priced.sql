-- Grain: one row per line whose fee is cut in parts: imaging, tests, films, and endoscopies.
-- A unit's technical and professional part have rows of their own (TC, 26), in force with the whole
-- fee; an endoscopy's base procedure too.

with

eligible as (

    select * from int_remit_lines__evaluable

),

fee_lines as (

    select * from int_remit_lines__with_fees

),

modifiers as (

    select * from int_remit_lines__modifiers_priced

),

fees as (

    select * from int_fees__resolved

),

wanted as (

    select
        eligible.line_number as line_number,
        eligible.payer_id as payer_id,
        eligible.procedure_code as procedure_code,
        coalesce(fee_lines.endoscopic_base_code, eligible.procedure_code) as base_code,
        eligible.service_from_date as service_from_date,
        fee_lines.fee_practice_id as fee_practice_id,
        coalesce(fee_lines.fee_place_code, '') as fee_place_code
    from eligible
    inner join fee_lines
        on eligible.line_number = fee_lines.line_number
    left join modifiers
        on eligible.line_number = modifiers.line_number
    where fee_lines.multiple_procedure_indicator in ('3', '4', '6', '7')
        or modifiers.technical_factor != 1

),

part_fees as (

    select
        wanted.line_number as line_number,
        fees.fee_amount as fee_amount,
        fees.modifier as modifier,
        cast(fees.procedure_code = wanted.procedure_code as boolean) as is_own,
        cast(fees.procedure_code = wanted.base_code as boolean) as is_base
    -- Fans out on purpose: all fees of both codes; the largest in force of each part is kept.
    from wanted
    inner join fees
        on wanted.payer_id = fees.payer_id
        and wanted.fee_practice_id = fees.practice_id
    where (fees.procedure_code = wanted.procedure_code or fees.procedure_code = wanted.base_code)
        and coalesce(fees.place_of_service_code, '') = wanted.fee_place_code
        and coalesce(fees.effective_from_date <= wanted.service_from_date, true)
        and coalesce(fees.effective_to_date >= wanted.service_from_date, true)

),

final as (

    select
        line_number,
        max(case when is_own and modifier = 'TC' then fee_amount else null end)
            as technical_fee_amount,
        max(case when is_own and modifier = '26' then fee_amount else null end)
            as professional_fee_amount,
        max(case when is_base and modifier is null then fee_amount else null end)
            as base_fee_amount
    from part_fees
    group by line_number

)

select * from final
