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
        remits.claim_key as claim_key,
        min(coalesce(remits.adjudicated_date, remits.payment_date)) as posted_date,
        sum(case when prepared_remits.charge_amount > 0 then 1 else 0 end) as decision_count
    from remits
    inner join prepared_remits
        on remits.adjudication_key = prepared_remits.adjudication_key
    group by remits.claim_key

),

final as (

    select
        claims.claim_key || '-total' as ledger_key,
        claims.claim_key as claim_key,
        'charge' as transaction_type,
        first_events.posted_date as posted_date,
        claims.charge_amount as charge_amount,
        cast(null as varchar) as procedure_code,
        claims.load_id as load_id,
        claims.source_offset as source_offset
    from claims
    inner join cases
        on claims.claim_key = cases.claim_key
    inner join first_events
        on claims.claim_key = first_events.claim_key
    where cases.case_position = 1
        and first_events.decision_count > 0
        and claims.charge_amount != 0

)

select * from final
