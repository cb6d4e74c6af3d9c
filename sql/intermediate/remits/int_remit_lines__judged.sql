-- Grain: one row per adjudicated line, with what was allowed and whether it was denied.
-- allowed = paid + patient share + withhold (+ what earlier payers paid), unless the payer states a
-- plausible one (AMT*B6). Denied in full: nothing paid, no patient share, and the denial takes all
-- that contract, withholds and earlier payers left. The status code of the claim says nothing.

with

remit_lines as (

    select * from int_remit_lines__totalled

),

cob as (

    select * from int_remits__cob_repaired

),

running as (

    select
        remit_lines.line_key as line_key,
        coalesce(cob.prior_paid_amount, 0) * remit_lines.event_sign as prior_paid_amount,
        coalesce(cob.repair_amount, 0) * remit_lines.event_sign as repair_amount,
        sum(remit_lines.sent_contractual_amount * remit_lines.event_sign) over (
            partition by remit_lines.adjudication_key
            order by remit_lines.line_ordinal
        ) - remit_lines.sent_contractual_amount * remit_lines.event_sign as contractual_before,
        sum(remit_lines.sent_cob_prior_amount * remit_lines.event_sign) over (
            partition by remit_lines.adjudication_key
            order by remit_lines.line_ordinal
        ) - remit_lines.sent_cob_prior_amount * remit_lines.event_sign as cob_before
    from remit_lines
    inner join cob
        on remit_lines.adjudication_key = cob.adjudication_key

),

shared as (

    select
        remit_lines.line_key as line_key,
        coalesce(
            remit_lines.event_sign * larger_of(0, smaller_of(
                remit_lines.sent_contractual_amount * remit_lines.event_sign,
                running.repair_amount - running.contractual_before
            )),
            0
        ) as repair_amount,
        coalesce(
            remit_lines.event_sign * larger_of(0, smaller_of(
                case
                    when running.repair_amount > 0
                        then remit_lines.sent_contractual_amount * remit_lines.event_sign
                    else remit_lines.sent_cob_prior_amount * remit_lines.event_sign
                end,
                running.prior_paid_amount
                - case
                    when running.repair_amount > 0 then running.contractual_before
                    else running.cob_before
                end
            )),
            0
        ) as prior_paid_amount
    from remit_lines
    left join running
        on remit_lines.line_key = running.line_key

),

measured as (

    select
        remit_lines.line_key as line_key,
        remit_lines.sent_contractual_amount - shared.repair_amount as contractual_amount,
        remit_lines.sent_cob_prior_amount + shared.repair_amount as cob_prior_amount,
        cast(shared.repair_amount != 0 as boolean) as is_cob_repaired,
        remit_lines.paid_amount + remit_lines.patient_share_amount
            + remit_lines.withhold_amount + shared.prior_paid_amount as calculated_allowed_amount
    from remit_lines
    inner join shared
        on remit_lines.line_key = shared.line_key

),

final as (

    select
        remit_lines.line_key as line_key,
        remit_lines.adjudication_key as adjudication_key,
        remit_lines.event_sign as event_sign,
        remit_lines.procedure_code as procedure_code,
        remit_lines.charge_amount as charge_amount,
        remit_lines.paid_amount as paid_amount,
        case
            when abs(remit_lines.stated_allowed_amount) > 0
                and abs(remit_lines.stated_allowed_amount) <= abs(remit_lines.charge_amount)
                then abs(remit_lines.stated_allowed_amount) * remit_lines.event_sign
            else measured.calculated_allowed_amount
        end as allowed_amount,
        measured.calculated_allowed_amount as calculated_allowed_amount,
        case
            when abs(remit_lines.stated_allowed_amount) > 0
                and abs(remit_lines.stated_allowed_amount) <= abs(remit_lines.charge_amount)
                then 'stated'
            else 'calculated'
        end as allowed_source,
        measured.contractual_amount as contractual_amount,
        remit_lines.reduction_amount as reduction_amount,
        remit_lines.denied_amount as denied_amount,
        remit_lines.patient_denied_amount as patient_denied_amount,
        remit_lines.patient_share_amount as patient_share_amount,
        remit_lines.balance_bill_amount as balance_bill_amount,
        remit_lines.withhold_amount as withhold_amount,
        measured.cob_prior_amount as cob_prior_amount,
        remit_lines.pend_amount as pend_amount,
        remit_lines.info_amount as info_amount,
        remit_lines.charge_amount
            - measured.contractual_amount
            - remit_lines.reduction_amount
            - remit_lines.denied_amount
            - remit_lines.balance_bill_amount
            - measured.cob_prior_amount
            - remit_lines.paid_amount
            - remit_lines.patient_share_amount
            - remit_lines.withhold_amount as unclassified_amount,
        measured.is_cob_repaired as is_cob_repaired,
        cast(
            remit_lines.paid_amount = 0
            and remit_lines.pend_amount * remit_lines.event_sign > 0
            and remit_lines.denied_amount = 0
        as boolean) as is_pended,
        cast(
            abs(remit_lines.charge_amount) <= cast(0.01 as decimal(4, 2))
            or coalesce(remit_lines.procedure_code like '____F', false)
            or (remit_lines.info_amount != 0 and remit_lines.paid_amount = 0
                and remit_lines.denied_amount = 0)
        as boolean) as is_informational,
        cast(
            remit_lines.paid_amount = 0
            and remit_lines.patient_share_amount = 0
            and remit_lines.denied_amount * remit_lines.event_sign > 0
            and remit_lines.denied_amount * remit_lines.event_sign
                >= cast(0.99 as decimal(4, 2)) * remit_lines.event_sign * (
                    remit_lines.charge_amount
                    - measured.contractual_amount
                    - remit_lines.withhold_amount
                    - measured.cob_prior_amount
                )
        as boolean) as is_denied_full
    from remit_lines
    inner join measured
        on remit_lines.line_key = measured.line_key

)

select * from final
