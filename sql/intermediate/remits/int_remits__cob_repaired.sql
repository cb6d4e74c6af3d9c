-- Grain: one row per adjudication of a later payer, with what earlier payers did.
-- Every payer explains the whole charge. A payer that does not send OA-23 has put the earlier
-- payers' part into its contractual amount: that part is taken out (repair_amount) so that the
-- write-off is only what this payer added.

with

remits as (

    select * from int_remits__sequenced

),

remit_lines as (

    select * from int_remit_lines__totalled

),

totals as (

    select
        adjudication_number,
        cast(sum(paid_amount) as decimal(18, 2)) as paid_amount,
        cast(sum(sent_contractual_amount + reduction_amount) as decimal(18, 2))
            as contractual_amount,
        cast(sum(sent_cob_prior_amount) as decimal(18, 2)) as cob_prior_amount,
        min(event_sign) as event_sign
    from remit_lines
    group by adjudication_number

),

sequence_totals as (

    select
        remits.case_number as case_number,
        remits.payer_sequence as payer_sequence,
        cast(sum(totals.paid_amount) as decimal(18, 2)) as paid_amount,
        cast(sum(totals.contractual_amount) as decimal(18, 2)) as contractual_amount
    from remits
    inner join totals
        on remits.adjudication_number = totals.adjudication_number
    group by remits.case_number, remits.payer_sequence

),

earlier_payers as (

    select
        later.case_number as case_number,
        later.payer_sequence as payer_sequence,
        cast(sum(earlier.paid_amount) as decimal(18, 2)) as prior_paid_amount,
        cast(sum(earlier.contractual_amount) as decimal(18, 2)) as prior_contractual_amount
    -- Fans out on purpose: one row per earlier payer, summed here.
    from sequence_totals as later
    inner join sequence_totals as earlier
        on later.case_number = earlier.case_number
    where earlier.payer_sequence < later.payer_sequence
    group by later.case_number, later.payer_sequence

),

final as (

    select
        remits.adjudication_number as adjudication_number,
        earlier_payers.prior_paid_amount * totals.event_sign as prior_paid_amount,
        case
            when totals.cob_prior_amount = 0
                and totals.contractual_amount * totals.event_sign > 0
                then totals.event_sign * larger_of(
                    0,
                    smaller_of(
                        totals.contractual_amount * totals.event_sign,
                        earlier_payers.prior_paid_amount + earlier_payers.prior_contractual_amount
                    )
                )
            else 0
        end as repair_amount
    from remits
    inner join totals
        on remits.adjudication_number = totals.adjudication_number
    inner join earlier_payers
        on remits.case_number = earlier_payers.case_number
        and remits.payer_sequence = earlier_payers.payer_sequence

)

select * from final
