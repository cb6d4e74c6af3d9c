-- Grain: one row per chain that has a later chain in its case.
-- next_claim_key is the chain of the next payer sequence, which takes over the patient's share;
-- following_claim_key is the next chain of any sequence, which takes over all when this one brought
-- nothing (the wrong payer was billed first).

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
        claim_key,
        min(payment_date) as first_payment_date
    from remits
    group by claim_key

),

members as (

    select
        cases.claim_key as claim_key,
        cases.case_key as case_key,
        cases.payer_sequence as payer_sequence,
        cases.case_position as case_position,
        coalesce(claims.first_submitted_date, first_remits.first_payment_date) as start_date,
        first_remits.first_payment_date as first_payment_date
    from cases
    inner join claims
        on cases.claim_key = claims.claim_key
    left join first_remits
        on cases.claim_key = first_remits.claim_key

),

next_sequences as (

    select
        earlier.claim_key as claim_key,
        later.claim_key as next_claim_key,
        later.start_date as next_start_date
    -- Fans out on purpose: all later payers; the next one is kept.
    from members as earlier
    inner join members as later
        on earlier.case_key = later.case_key
    where later.payer_sequence > earlier.payer_sequence
    qualify row_number() over (
        partition by earlier.claim_key
        order by later.case_position
    ) = 1

),

followed as (

    select
        claim_key,
        case_key,
        case_position,
        payer_sequence,
        first_payment_date,
        lead(claim_key) over (partition by case_key order by case_position)
            as following_claim_key,
        lead(start_date) over (partition by case_key order by case_position)
            as following_start_date,
        lead(payer_sequence) over (partition by case_key order by case_position)
            as following_sequence
    from members

),

final as (

    select
        followed.claim_key as claim_key,
        followed.case_key as case_key,
        followed.case_position as case_position,
        followed.following_claim_key as following_claim_key,
        followed.following_start_date as following_start_date,
        cast(
            followed.following_sequence = followed.payer_sequence
            or coalesce(followed.first_payment_date <= followed.following_start_date, false)
        as boolean) as may_hand_over,
        next_sequences.next_claim_key as next_claim_key,
        next_sequences.next_start_date as next_start_date
    from followed
    left join next_sequences
        on followed.claim_key = next_sequences.claim_key
    where followed.following_claim_key is not null

)

select * from final
