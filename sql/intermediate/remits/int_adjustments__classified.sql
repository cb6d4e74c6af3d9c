-- Grain: one row per adjustment (group, reason, amount) of a remit that counts.
-- The class comes from the reason, and the context may override it: a patient's share under another
-- group is waived by contract, a price cut that takes the whole charge is a denial, a bundled code
-- that only reports is information, a reason that is not in the map and leaves nothing is a denial.

with

loads as (

    select * from int_loads__numbered

),

remits as (

    select * from int_remits__prepared

),

remit_lines as (

    select * from int_remit_lines__completed

),

adjustments as (

    select * from stg_x12__remit_adjustments

),

reasons as (

    select * from seed_carc

),

placed as (

    select
        remits.adjudication_number * 100000 + adjustments.adjustment_ordinal
            as adjustment_number,
        remits.adjudication_number as adjudication_number,
        adjustments.adjustment_ordinal as adjustment_ordinal,
        adjustments.source_offset as source_offset,
        adjustments.level as level,
        adjustments.group_code as group_code,
        adjustments.reason_code as reason_code,
        adjustments.amount as amount,
        case
            when adjustments.line_ordinal is not null
                then remits.adjudication_number * 10000 + adjustments.line_ordinal
            when remits.line_count = 0 then remits.adjudication_number * 10000 + 9999
            else null
        end as line_number,
        case when remits.is_reversal then -1 else 1 end as event_sign,
        remits.charge_amount as claim_charge_amount,
        remits.paid_amount as claim_paid_amount
    from adjustments
    inner join loads
        on adjustments.load_id = loads.load_id
    inner join remits
        on loads.load_number * 10000000 + adjustments.claim_ordinal = remits.adjudication_number
    where not remits.is_duplicate

),

described as (

    select
        placed.adjustment_number as adjustment_number,
        placed.adjudication_number as adjudication_number,
        placed.adjustment_ordinal as adjustment_ordinal,
        placed.source_offset as source_offset,
        placed.level as level,
        placed.group_code as group_code,
        placed.reason_code as reason_code,
        placed.amount as amount,
        remit_lines.line_number as line_number,
        remit_lines.procedure_code as procedure_code,
        placed.event_sign as event_sign,
        coalesce(remit_lines.charge_amount, placed.claim_charge_amount) as charge_amount,
        coalesce(remit_lines.sent_paid_amount, placed.claim_paid_amount) as paid_amount,
        reasons.adjustment_class as reason_class,
        reasons.denial_category as reason_category
    from placed
    left join remit_lines
        on placed.line_number = remit_lines.line_number
    left join reasons
        on placed.reason_code = reasons.reason_code

),

classified as (

    select
        adjustment_number,
        adjudication_number,
        adjustment_ordinal,
        source_offset,
        level,
        group_code,
        reason_code,
        amount,
        line_number,
        procedure_code,
        case
            when reason_class is null
                and paid_amount = 0
                and amount * event_sign > 0
                and amount * event_sign >= charge_amount * event_sign * cast(0.99 as decimal(4, 2))
                then 'denial'
            when reason_class is null then 'unclassified'
            when reason_class = 'patient_share' and group_code in ('CO', 'PI', 'CR')
                then 'contractual'
            when reason_class = 'patient_share' and group_code != 'PR' then 'unclassified'
            when group_code = 'PR' and reason_class in ('contractual', 'reduction')
                then 'balance_bill'
            when reason_class = 'reduction'
                and charge_amount != 0
                and amount * event_sign >= charge_amount * event_sign * cast(0.99 as decimal(4, 2))
                then 'denial'
            when reason_class = 'denial'
                and (
                    abs(charge_amount) <= cast(0.01 as decimal(4, 2))
                    or (
                        reason_code in ('97', '234')
                        and (
                            procedure_code like '____F'
                            or procedure_code like 'G8___'
                            or procedure_code like 'G9___'
                        )
                    )
                )
                then 'info'
            when reason_category = 'forwarded' then 'forwarded'
            else reason_class
        end as adjustment_class,
        coalesce(reason_category, 'unmapped') as reason_category
    from described

),

final as (

    select
        adjustment_number,
        adjudication_number,
        adjustment_ordinal,
        source_offset,
        level,
        group_code,
        reason_code,
        amount,
        line_number,
        procedure_code,
        adjustment_class,
        case
            when adjustment_class != 'denial' then null
            when reason_category in ('contractual', 'patient_share') then 'other'
            else reason_category
        end as denial_category
    from classified

)

select * from final
