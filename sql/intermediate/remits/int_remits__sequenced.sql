-- Grain: one row per adjudication that counts (not a test, not re-delivered), with its place in the
-- life of its chain.
-- Reversals are paired with what they reverse: the nth reversal of an amount with the nth
-- adjudication of that amount. The first adjudication is the earliest one that decided something.
-- A price told beforehand (25) and a claim that another payer's is (23) settle nothing: they are no
-- events of the claim.

with

remits as (

    select * from int_remits__prepared

),

claimed_remits as (

    select * from int_remits__claimed

),

cases as (

    select * from int_claims__cased

),

remit_lines as (

    select * from int_remit_lines__totalled

),

pended as (

    select
        adjudication_number,
        cast(
            sum(pend_amount) > 0
            and sum(paid_amount) = 0
            and sum(patient_share_amount) = 0
            and sum(denied_amount) = 0
        as boolean) as is_pended
    from remit_lines
    group by adjudication_number

),

numbered as (

    select
        remits.adjudication_number as adjudication_number,
        claimed_remits.claim_number as claim_number,
        cases.case_number as case_number,
        cases.payer_sequence as payer_sequence,
        cases.case_position as case_position,
        remits.is_reversal as is_reversal,
        pended.is_pended as is_pended,
        abs(remits.charge_amount) as pair_charge_amount,
        abs(remits.paid_amount) as pair_paid_amount,
        cast(
            not remits.is_reversal
            and not pended.is_pended
            and coalesce(remits.claim_status_code, '1') in ('1', '2', '3', '4', '19', '20', '21')
        as boolean) as is_decision,
        coalesce(remits.adjudicated_date, remits.payment_date) as adjudicated_date,
        remits.payment_date as payment_date,
        row_number() over (
            partition by claimed_remits.claim_number
            order by
                coalesce(remits.adjudicated_date, remits.payment_date) nulls last,
                remits.payment_date nulls last,
                remits.load_id,
                remits.claim_ordinal
        ) as event_number
    from remits
    inner join claimed_remits
        on remits.adjudication_number = claimed_remits.adjudication_number
    inner join cases
        on claimed_remits.claim_number = cases.claim_number
    inner join pended
        on remits.adjudication_number = pended.adjudication_number
    where not remits.is_duplicate
        and coalesce(remits.claim_status_code, '1') != '25'
        and (coalesce(remits.claim_status_code, '1') != '23' or remits.paid_amount != 0)

),

paired as (

    select
        adjudication_number,
        row_number() over (
            partition by claim_number, pair_charge_amount, pair_paid_amount, is_reversal
            order by event_number
        ) as pair_number,
        min(case when is_decision then event_number else null end) over (partition by claim_number)
            as first_event_number
    from numbered

),

reversals as (

    select
        numbered.claim_number as claim_number,
        numbered.pair_charge_amount as pair_charge_amount,
        numbered.pair_paid_amount as pair_paid_amount,
        paired.pair_number as pair_number
    from numbered
    inner join paired
        on numbered.adjudication_number = paired.adjudication_number
    where numbered.is_reversal

),

final as (

    select
        numbered.adjudication_number as adjudication_number,
        numbered.claim_number as claim_number,
        numbered.case_number as case_number,
        numbered.payer_sequence as payer_sequence,
        numbered.case_position as case_position,
        numbered.event_number as event_number,
        numbered.is_reversal as is_reversal,
        coalesce(numbered.is_pended, false) as is_pended,
        cast(
            coalesce(numbered.event_number = paired.first_event_number, false)
        as boolean) as is_first_adjudication,
        cast(not numbered.is_reversal and reversals.claim_number is not null as boolean)
            as is_reversed,
        numbered.adjudicated_date as adjudicated_date,
        numbered.payment_date as payment_date
    from numbered
    inner join paired
        on numbered.adjudication_number = paired.adjudication_number
    left join reversals
        on numbered.claim_number = reversals.claim_number
        and numbered.pair_charge_amount = reversals.pair_charge_amount
        and numbered.pair_paid_amount = reversals.pair_paid_amount
        and case when numbered.is_reversal then null else paired.pair_number end
            = reversals.pair_number

)

select * from final
