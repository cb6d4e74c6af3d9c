-- Grain: one row per reversal of a payment that a payer made: what was taken back, what the
-- correction after it paid, and how old the payment was.
-- The correction is the next decision of the chain, also when it comes in a later remittance.

with

sequenced as (

    select * from int_remits__sequenced

),

remits as (

    select * from int_remits__prepared

),

claims as (

    select * from int_claims__identified

),

payments_back as (

    select
        sequenced.adjudication_number as adjudication_number,
        sequenced.claim_number as claim_number,
        sequenced.event_number as event_number,
        remits.payment_date as payment_date,
        -remits.paid_amount as taken_back_amount
    from sequenced
    inner join remits
        on sequenced.adjudication_number = remits.adjudication_number
    where sequenced.is_reversal
        and remits.paid_amount != 0

),

corrections as (

    select
        payments_back.adjudication_number as adjudication_number,
        remits.paid_amount as correction_paid_amount,
        remits.payment_date as correction_date,
        sequenced.event_number as event_number,
        payments_back.claim_number as claim_number
    -- Fans out on purpose: all later decisions; the next one is kept.
    from payments_back
    inner join sequenced
        on payments_back.claim_number = sequenced.claim_number
    inner join remits
        on sequenced.adjudication_number = remits.adjudication_number
    where sequenced.event_number > payments_back.event_number
        and not sequenced.is_reversal
        and not sequenced.is_pended
    qualify row_number() over (
        partition by payments_back.adjudication_number
        order by sequenced.event_number
    ) = 1

),

-- A decision that follows two reversals corrects the later one.
sole_corrections as (

    select
        adjudication_number,
        correction_paid_amount,
        correction_date
    from corrections
    qualify row_number() over (
        partition by claim_number, event_number
        order by adjudication_number desc
    ) = 1

),

originals as (

    select
        payments_back.adjudication_number as adjudication_number,
        max(remits.payment_date) as original_payment_date
    from payments_back
    inner join sequenced
        on payments_back.claim_number = sequenced.claim_number
    inner join remits
        on sequenced.adjudication_number = remits.adjudication_number
    where sequenced.event_number < payments_back.event_number
        and sequenced.is_reversed
        and remits.paid_amount = payments_back.taken_back_amount
    group by payments_back.adjudication_number

),

final as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.provider_id as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        remits.load_id as load_id,
        remits.source_offset as source_offset,
        remits.load_id || '-r' || cast(remits.claim_ordinal as varchar) as adjudication_key,
        claims.claim_key as claim_key,
        payments_back.payment_date as payment_date,
        originals.original_payment_date as original_payment_date,
        sole_corrections.correction_date as correction_date,
        payments_back.taken_back_amount as taken_back_amount,
        coalesce(sole_corrections.correction_paid_amount, 0) as correction_paid_amount,
        larger_of(
            payments_back.taken_back_amount - coalesce(sole_corrections.correction_paid_amount, 0),
            0
        ) as net_taken_back_amount,
        cast(originals.adjudication_number is null as boolean) as is_orphan,
        case when originals.original_payment_date <= payments_back.payment_date
            then days_between(originals.original_payment_date, payments_back.payment_date)
            else null end as age_days
    from payments_back
    inner join remits
        on payments_back.adjudication_number = remits.adjudication_number
    inner join claims
        on payments_back.claim_number = claims.claim_number
    left join sole_corrections
        on payments_back.adjudication_number = sole_corrections.adjudication_number
    left join originals
        on payments_back.adjudication_number = originals.adjudication_number

)

select * from final
