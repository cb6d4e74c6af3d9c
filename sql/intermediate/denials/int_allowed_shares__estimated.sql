-- Grain: one row per practice, payer and payer class of a first adjudication.
-- How much of its charge a service is usually allowed: allowed over charges of the lines that were
-- not denied. Of the payer where it has at least twelve such lines, else of its class where that
-- has twelve, else of the practice. Null where nothing was ever allowed.

with

remit_lines as (

    select * from int_remit_lines__judged

),

remits as (

    select * from int_remits__sequenced

),

claims as (

    select * from int_claims__identified

),

summed as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        sum(case when remit_lines.denied_amount = 0 and remit_lines.allowed_amount > 0
            then remit_lines.allowed_amount else 0 end) as allowed_amount,
        sum(case when remit_lines.denied_amount = 0 and remit_lines.allowed_amount > 0
            then remit_lines.charge_amount else 0 end) as charge_amount,
        sum(case when remit_lines.denied_amount = 0 and remit_lines.allowed_amount > 0
            then 1 else 0 end) as line_count
    from remit_lines
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    inner join claims
        on remits.claim_number = claims.claim_number
    where remits.is_first_adjudication
        and remits.payer_sequence = 1
        and not remit_lines.is_informational
    group by claims.practice_id, claims.payer_id, claims.payer_class

),

widened as (

    select
        practice_id,
        payer_id,
        payer_class,
        sum(allowed_amount) over (partition by practice_id, payer_id) as payer_allowed_amount,
        sum(charge_amount) over (partition by practice_id, payer_id) as payer_charge_amount,
        sum(line_count) over (partition by practice_id, payer_id) as payer_line_count,
        sum(allowed_amount) over (partition by practice_id, payer_class) as class_allowed_amount,
        sum(charge_amount) over (partition by practice_id, payer_class) as class_charge_amount,
        sum(line_count) over (partition by practice_id, payer_class) as class_line_count,
        sum(allowed_amount) over (partition by practice_id) as practice_allowed_amount,
        sum(charge_amount) over (partition by practice_id) as practice_charge_amount
    from summed

),

final as (

    select
        practice_id,
        payer_id,
        payer_class,
        case
            when payer_line_count >= 12 then safe_ratio(payer_allowed_amount, payer_charge_amount)
            when class_line_count >= 12 then safe_ratio(class_allowed_amount, class_charge_amount)
            else safe_ratio(practice_allowed_amount, practice_charge_amount)
        end as allowed_share,
        case
            when payer_line_count >= 12 then 'payer'
            when class_line_count >= 12 then 'payer_class'
            when practice_charge_amount > 0 then 'practice'
            else 'none'
        end as share_source
    from widened

)

select * from final
