-- Grain: one row per adjudicated line: an SVC, or the whole claim where a remit has no lines.
-- Re-delivered remits and tests are not in.

with

loads as (

    select * from int_loads__numbered

),

remits as (

    select * from int_remits__prepared

),

remit_lines as (

    select * from stg_x12__remit_lines

),

final as (

    select
        remits.adjudication_number * 10000 + remit_lines.line_ordinal as line_number,
        remits.adjudication_number as adjudication_number,
        remit_lines.line_ordinal as line_ordinal,
        remit_lines.source_offset as source_offset,
        false as is_synthetic,
        remits.is_reversal as is_reversal,
        coalesce(upper_u(remit_lines.procedure_code), remit_lines.revenue_code) as procedure_code,
        upper_u(remit_lines.modifier_1) as modifier_1,
        upper_u(remit_lines.modifier_2) as modifier_2,
        upper_u(remit_lines.modifier_3) as modifier_3,
        upper_u(remit_lines.modifier_4) as modifier_4,
        upper_u(remit_lines.submitted_procedure_code) as submitted_procedure_code,
        remit_lines.paid_quantity as units,
        coalesce(remit_lines.billed_quantity, remit_lines.paid_quantity) as billed_units,
        remit_lines.line_control_number as line_control_number,
        remit_lines.charge_amount as charge_amount,
        remit_lines.paid_amount as sent_paid_amount,
        remit_lines.stated_allowed_amount as stated_allowed_amount,
        remit_lines.charge_amount - remit_lines.adjustment_amount - remit_lines.paid_amount
            as balance_difference,
        coalesce(remit_lines.service_from_date, remits.service_from_date) as service_from_date
    from remit_lines
    inner join loads
        on remit_lines.load_id = loads.load_id
    inner join remits
        on loads.load_number * 10000000 + remit_lines.claim_ordinal = remits.adjudication_number
    where not remits.is_duplicate

    union all

    select
        adjudication_number * 10000 + 9999 as line_number,
        adjudication_number,
        cast(null as integer) as line_ordinal,
        source_offset,
        true as is_synthetic,
        is_reversal,
        cast(null as varchar) as procedure_code,
        cast(null as varchar) as modifier_1,
        cast(null as varchar) as modifier_2,
        cast(null as varchar) as modifier_3,
        cast(null as varchar) as modifier_4,
        cast(null as varchar) as submitted_procedure_code,
        cast(1 as decimal(18, 4)) as units,
        cast(1 as decimal(18, 4)) as billed_units,
        cast(null as varchar) as line_control_number,
        charge_amount,
        paid_amount as sent_paid_amount,
        cast(null as decimal(18, 2)) as stated_allowed_amount,
        balance_difference,
        service_from_date
    from remits
    where not is_duplicate
        and line_count = 0

)

select * from final
