-- Grain: one row per adjudicated line of a later payer, with its part of what earlier payers did.
-- A claim's repair and prior payment fill its lines in order, none with more than it has room for,
-- so that the lines add up to the claim.

with

remit_lines as (

    select * from int_remit_lines__totalled

),

cob as (

    select * from int_remits__cob_repaired

),

running as (

    select
        remit_lines.line_number as line_number,
        coalesce(cob.prior_paid_amount, 0) * remit_lines.event_sign as prior_paid_amount,
        coalesce(cob.repair_amount, 0) * remit_lines.event_sign as repair_amount,
        sum(remit_lines.sent_contractual_amount * remit_lines.event_sign) over (
            partition by remit_lines.adjudication_number
            order by remit_lines.line_ordinal
        ) - remit_lines.sent_contractual_amount * remit_lines.event_sign as contractual_before,
        sum(remit_lines.sent_cob_prior_amount * remit_lines.event_sign) over (
            partition by remit_lines.adjudication_number
            order by remit_lines.line_ordinal
        ) - remit_lines.sent_cob_prior_amount * remit_lines.event_sign as cob_before
    from remit_lines
    inner join cob
        on remit_lines.adjudication_number = cob.adjudication_number

),

final as (

    select
        remit_lines.line_number as line_number,
        remit_lines.event_sign * larger_of(0, smaller_of(
            remit_lines.sent_contractual_amount * remit_lines.event_sign,
            running.repair_amount - running.contractual_before
        )) as repair_amount,
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
        )) as prior_paid_amount
    from running
    inner join remit_lines
        on running.line_number = remit_lines.line_number

)

select * from final
