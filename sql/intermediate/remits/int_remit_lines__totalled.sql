-- Grain: one row per adjudicated line, with its adjustments summed by class.
-- Charge = paid + all classes, when the line balances. Claim-level adjustments reduce what the
-- lines show as paid, so that the lines add up to what was paid on the claim.

with

remit_lines as (

    select * from int_remit_lines__completed

),

adjustments as (

    select * from int_adjustments__classified

),

spread as (

    select * from int_adjustments__spread

),

parts as (

    select
        line_number,
        group_code,
        adjustment_class,
        amount,
        cast(0 as decimal(18, 2)) as claim_level_amount
    from adjustments
    where line_number is not null

    union all

    select
        line_number,
        group_code,
        adjustment_class,
        amount,
        amount as claim_level_amount
    from spread

),

totals as (

    select
        line_number,
        cast(sum(
            case when adjustment_class = 'contractual' then amount else 0 end
        ) as decimal(18, 2)) as contractual_amount,
        cast(sum(
            case when adjustment_class = 'reduction' then amount else 0 end
        ) as decimal(18, 2)) as reduction_amount,
        cast(sum(
            case when adjustment_class = 'patient_share' then amount else 0 end
        ) as decimal(18, 2)) as patient_share_amount,
        cast(sum(
            case when adjustment_class = 'balance_bill' then amount else 0 end
        ) as decimal(18, 2)) as balance_bill_amount,
        cast(sum(
            case when adjustment_class = 'denial' then amount else 0 end
        ) as decimal(18, 2)) as denied_amount,
        cast(sum(
            case when adjustment_class = 'denial' and group_code = 'PR' then amount else 0 end
        ) as decimal(18, 2)) as patient_denied_amount,
        cast(sum(
            case when adjustment_class = 'withhold' then amount else 0 end
        ) as decimal(18, 2)) as withhold_amount,
        cast(sum(
            case when adjustment_class = 'cob_info' then amount else 0 end
        ) as decimal(18, 2)) as cob_prior_amount,
        cast(sum(
            case when adjustment_class in ('pend', 'forwarded') then amount else 0 end
        ) as decimal(18, 2)) as pend_amount,
        cast(sum(
            case when adjustment_class = 'info' then amount else 0 end
        ) as decimal(18, 2)) as info_amount,
        cast(sum(claim_level_amount) as decimal(18, 2)) as claim_level_amount
    from parts
    group by line_number

),

final as (

    select
        remit_lines.line_number as line_number,
        remit_lines.adjudication_number as adjudication_number,
        remit_lines.line_ordinal as line_ordinal,
        remit_lines.is_reversal as is_reversal,
        case when remit_lines.is_reversal then -1 else 1 end as event_sign,
        remit_lines.procedure_code as procedure_code,
        remit_lines.source_offset as source_offset,
        remit_lines.is_synthetic as is_synthetic,
        remit_lines.modifier_1 as modifier_1,
        remit_lines.modifier_2 as modifier_2,
        remit_lines.modifier_3 as modifier_3,
        remit_lines.modifier_4 as modifier_4,
        remit_lines.submitted_procedure_code as submitted_procedure_code,
        remit_lines.units as units,
        remit_lines.billed_units as billed_units,
        remit_lines.sent_paid_amount as sent_paid_amount,
        remit_lines.balance_difference as balance_difference,
        remit_lines.service_from_date as service_from_date,
        remit_lines.charge_amount as charge_amount,
        remit_lines.stated_allowed_amount as stated_allowed_amount,
        remit_lines.sent_paid_amount - coalesce(totals.claim_level_amount, 0) as paid_amount,
        coalesce(totals.contractual_amount, 0) as sent_contractual_amount,
        coalesce(totals.reduction_amount, 0) as reduction_amount,
        coalesce(totals.patient_share_amount, 0) as patient_share_amount,
        coalesce(totals.balance_bill_amount, 0) as balance_bill_amount,
        coalesce(totals.denied_amount, 0) as denied_amount,
        coalesce(totals.patient_denied_amount, 0) as patient_denied_amount,
        coalesce(totals.withhold_amount, 0) as withhold_amount,
        coalesce(totals.cob_prior_amount, 0) as sent_cob_prior_amount,
        coalesce(totals.pend_amount, 0) as pend_amount,
        coalesce(totals.info_amount, 0) as info_amount
    from remit_lines
    left join totals
        on remit_lines.line_number = totals.line_number

)

select * from final
