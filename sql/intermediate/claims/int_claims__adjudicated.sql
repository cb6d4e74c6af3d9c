-- Grain: one row per claim chain with an adjudication that counts: its net state and its first
-- adjudication.
-- Money is summed over all events, reversals included, so that it nets; what was first decided is
-- kept beside it. No later decision is one that only takes back, as of a claim that the practice
-- voided, nor that a claim sent twice is refused as its own duplicate.

with

remits as (

    select * from int_remits__totalled

),

prepared_remits as (

    select * from int_remits__prepared

),

denials as (

    select * from int_denials__reasoned

),

noise as (

    select adjudication_number
    from denials
    group by adjudication_number
    having min(case when is_duplicate_denial then 1 else 0 end) = 1

),

final as (

    select
        remits.claim_number as claim_number,
        cast(sum(prepared_remits.paid_amount) as decimal(18, 2)) as paid_amount,
        cast(sum(remits.allowed_amount) as decimal(18, 2)) as allowed_amount,
        cast(sum(remits.patient_share_amount) as decimal(18, 2)) as patient_share_amount,
        min(case when remits.is_first_adjudication then remits.adjudicated_date else null end)
            as first_adjudicated_date,
        coalesce(
            max(case when noise.adjudication_number is null and not prepared_remits.is_reversal
                then remits.adjudicated_date else null end),
            max(remits.adjudicated_date)
        ) as last_adjudicated_date,
        min(case when prepared_remits.paid_amount > 0 then remits.payment_date else null end)
            as first_payment_date,
        min(case when remits.is_first_adjudication then prepared_remits.received_date
            else null end) as first_received_date,
        cast(sum(
            case when remits.is_first_adjudication then remits.allowed_amount else 0 end
        ) as decimal(18, 2)) as first_allowed_amount,
        cast(sum(
            case when remits.is_first_adjudication then remits.denied_amount else 0 end
        ) as decimal(18, 2)) as first_denied_amount,
        cast(sum(
            case when remits.is_first_adjudication then prepared_remits.charge_amount else 0 end
        ) as decimal(18, 2)) as first_adjudicated_charge_amount,
        sum(case when remits.is_first_adjudication then remits.line_count else 0 end)
            as first_line_count,
        sum(case when remits.is_first_adjudication then remits.informational_count else 0 end)
            as first_informational_count,
        sum(case when remits.is_first_adjudication then remits.denied_full_count else 0 end)
            as first_denied_full_count,
        sum(case when remits.is_first_adjudication then 1 else 0 end) as first_count,
        count(*) as adjudication_count,
        cast(
            sum(case when prepared_remits.is_reversal then 1 else 0 end)
        as bigint) as reversal_count
    from remits
    inner join prepared_remits
        on remits.adjudication_number = prepared_remits.adjudication_number
    left join noise
        on remits.adjudication_number = noise.adjudication_number
    group by remits.claim_number

)

select * from final
