-- Grain: one row per adjudicated line, with what was allowed and whether it was denied.
-- allowed = paid + patient share + withhold (+ what earlier payers paid), unless the payer states a
-- plausible one (AMT*B6). Denied in full: nothing paid, no patient share, and the denial takes all
-- that contract, withholds and earlier payers left. The status code of the claim says nothing.

with

remit_lines as (

    select * from int_remit_lines__totalled

),

shared as (

    select * from int_remit_lines__cob_shared

),

measured as (

    select
        remit_lines.line_number as line_number,
        remit_lines.adjudication_number as adjudication_number,
        remit_lines.line_ordinal as line_ordinal,
        remit_lines.event_sign as event_sign,
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
        remit_lines.paid_amount as paid_amount,
        remit_lines.stated_allowed_amount as stated_allowed_amount,
        remit_lines.reduction_amount as reduction_amount,
        remit_lines.denied_amount as denied_amount,
        remit_lines.patient_denied_amount as patient_denied_amount,
        remit_lines.patient_share_amount as patient_share_amount,
        remit_lines.balance_bill_amount as balance_bill_amount,
        remit_lines.withhold_amount as withhold_amount,
        remit_lines.pend_amount as pend_amount,
        remit_lines.info_amount as info_amount,
        cast(
            remit_lines.sent_contractual_amount - coalesce(shared.repair_amount, 0)
        as decimal(18, 2)) as contractual_amount,
        cast(
            remit_lines.sent_cob_prior_amount + coalesce(shared.repair_amount, 0)
        as decimal(18, 2)) as cob_prior_amount,
        cast(coalesce(shared.repair_amount, 0) != 0 as boolean) as is_cob_repaired,
        cast(
            abs(remit_lines.stated_allowed_amount) > 0
            and abs(remit_lines.stated_allowed_amount) <= abs(remit_lines.charge_amount)
        as boolean) as is_allowed_stated,
        cast(
            remit_lines.paid_amount
            + remit_lines.patient_share_amount
            + remit_lines.withhold_amount
            + coalesce(shared.prior_paid_amount, 0)
        as decimal(18, 2)) as calculated_allowed_amount
    from remit_lines
    left join shared
        on remit_lines.line_number = shared.line_number

),

final as (

    select
        line_number,
        adjudication_number,
        line_ordinal,
        event_sign,
        procedure_code,
        source_offset,
        is_synthetic,
        modifier_1,
        modifier_2,
        modifier_3,
        modifier_4,
        submitted_procedure_code,
        units,
        billed_units,
        sent_paid_amount,
        balance_difference,
        service_from_date,
        charge_amount,
        paid_amount,
        reduction_amount,
        denied_amount,
        patient_denied_amount,
        patient_share_amount,
        balance_bill_amount,
        withhold_amount,
        pend_amount,
        info_amount,
        contractual_amount,
        cob_prior_amount,
        is_cob_repaired,
        case
            when is_allowed_stated and event_sign = 1 then abs(stated_allowed_amount)
            when is_allowed_stated then -abs(stated_allowed_amount)
            else calculated_allowed_amount
        end as allowed_amount,
        calculated_allowed_amount,
        case when is_allowed_stated then 'stated' else 'calculated' end as allowed_source,
        cast(
            charge_amount - contractual_amount - reduction_amount - denied_amount
            - balance_bill_amount - cob_prior_amount - paid_amount - patient_share_amount
            - withhold_amount - pend_amount - info_amount
        as decimal(18, 2)) as unclassified_amount,
        cast(
            paid_amount = 0 and pend_amount * event_sign > 0 and denied_amount = 0
        as boolean) as is_pended,
        cast(
            abs(charge_amount) <= cast(0.01 as decimal(4, 2))
            or coalesce(procedure_code like '____F', false)
            or (info_amount != 0 and paid_amount = 0 and denied_amount = 0)
        as boolean) as is_informational,
        cast(
            paid_amount = 0
            and patient_share_amount = 0
            and denied_amount * event_sign > 0
            and denied_amount * event_sign >= cast(0.99 as decimal(4, 2)) * event_sign
                * (charge_amount - contractual_amount - withhold_amount - cob_prior_amount)
        as boolean) as is_denied_full
    from measured

)

select * from final
