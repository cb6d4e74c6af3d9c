-- Grain: one row per claim at its first payer, and per visit until its charges were entered.
-- How long it waited, or waits still.

with

claims as (

    select * from fct_claims

),

entries as (

    select * from fct_charge_entries

),

context as (

    select * from run_context

),

final as (

    select
        'turnaround' as wait_kind,
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.claim_key as wait_key,
        week_start(claims.clock_start_date) as start_week,
        claims.days_to_first_adjudication as ended_days,
        days_between(claims.clock_start_date,
            coalesce(claims.first_adjudicated_date, context.as_of_date)) as waited_days
    from claims
    cross join context
    where claims.is_primary
        and claims.clock_start_date <= context.as_of_date

    union all

    select
        'charge_lag' as wait_kind,
        practice_id,
        cast(null as varchar) as payer_id,
        entry_key as wait_key,
        week_start(service_to_date) as start_week,
        days_to_entry as ended_days,
        days_to_entry as waited_days
    from entries
    where days_to_entry >= 0

)

select * from final
