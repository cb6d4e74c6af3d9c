-- Grain: one row per chain that leads a case and is known from remits alone.
-- Its charge posts with its first adjudication, so that cash without a claim of ours does not turn
-- into a credit.

with

claims as (

    select * from int_claims__implied

),

cases as (

    select * from int_claims__cased

),

remits as (

    select * from int_remits__sequenced

),

prepared_remits as (

    select * from int_remits__prepared

),

first_events as (

    select
        remits.claim_number as claim_number,
        min(coalesce(remits.adjudicated_date, remits.payment_date)) as posted_date,
        sum(case when prepared_remits.charge_amount > 0 then 1 else 0 end) as decision_count
    from remits
    inner join prepared_remits
        on remits.adjudication_number = prepared_remits.adjudication_number
    group by remits.claim_number

),

final as (

    select
        'implied_charge' as posting_name,
        claims.claim_number as claim_number,
        'implied_charge' as transaction_type,
        first_events.posted_date as posted_date,
        claims.charge_amount as charge_amount,
        cast(null as varchar) as procedure_code,
        claims.load_number as load_number,
        claims.source_offset as source_offset
    from claims
    inner join cases
        on claims.claim_number = cases.claim_number
    inner join first_events
        on claims.claim_number = first_events.claim_number
    where cases.case_position = 1
        and first_events.decision_count > 0
        and claims.charge_amount != 0

)

select * from final
