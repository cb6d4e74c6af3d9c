-- Grain: one row per chain that has a later chain in its case.
-- next_claim_number is the chain of the next payer sequence, which takes over the patient's share;
-- following_claim_number is the next chain of any sequence, which takes over all when this one
-- brought nothing (the wrong payer was billed first).

with

cases as (

    select * from int_claims__cased

),

claims as (

    select * from int_claims__identified

),

remits as (

    select * from int_remits__sequenced

),

first_remits as (

    select
        claim_number,
        min(payment_date) as first_payment_date
    from remits
    group by claim_number

),

members as (

    select
        cases.claim_number as claim_number,
        cases.case_number as case_number,
        cases.payer_sequence as payer_sequence,
        cases.case_position as case_position,
        coalesce(claims.first_submitted_date, first_remits.first_payment_date) as start_date,
        first_remits.first_payment_date as first_payment_date
    from cases
    inner join claims
        on cases.claim_number = claims.claim_number
    left join first_remits
        on cases.claim_number = first_remits.claim_number

),

next_sequences as (

    select
        earlier.claim_number as claim_number,
        later.claim_number as next_claim_number,
        later.start_date as next_start_date
    -- Fans out on purpose: all later payers; the next one is kept.
    from members as earlier
    inner join members as later
        on earlier.case_number = later.case_number
    where later.payer_sequence > earlier.payer_sequence
    qualify row_number() over (
        partition by earlier.claim_number
        order by later.case_position
    ) = 1

),

followed as (

    select
        claim_number,
        case_number,
        case_position,
        payer_sequence,
        first_payment_date,
        lead(claim_number) over (partition by case_number order by case_position)
            as following_claim_number,
        lead(start_date) over (partition by case_number order by case_position)
            as following_start_date,
        lead(payer_sequence) over (partition by case_number order by case_position)
            as following_sequence
    from members

),

final as (

    select
        followed.claim_number as claim_number,
        followed.case_number as case_number,
        followed.case_position as case_position,
        followed.following_claim_number as following_claim_number,
        followed.following_start_date as following_start_date,
        cast(
            followed.following_sequence = followed.payer_sequence
            or coalesce(followed.first_payment_date <= followed.following_start_date, false)
        as boolean) as may_hand_over,
        next_sequences.next_claim_number as next_claim_number,
        next_sequences.next_start_date as next_start_date
    from followed
    left join next_sequences
        on followed.claim_number = next_sequences.claim_number
    where followed.following_claim_number is not null

)

select * from final
