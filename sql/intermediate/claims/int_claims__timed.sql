-- Grain: one row per claim chain: how long its payer took, and how long the money.
-- The payer's clock starts when it has the claim: as its acknowledgement or remit says, else the
-- day it accepted it, else the first sending that was not rejected. A day outside of sending and
-- answer is a typing fault and passed over. Void, rejected and implied claims have no clock.

with

claims as (

    select * from int_claims__identified

),

received as (

    select * from int_claims__received

),

adjudicated as (

    select * from int_claims__adjudicated

),

limits as (

    select * from seed_prompt_pay_limits

),

lag_limits as (

    select * from seed_lag_limits

),

context as (

    select * from run_context

),

started as (

    select
        claims.claim_number as claim_number,
        claims.payer_class as payer_class,
        claims.first_submitted_date as first_submitted_date,
        claims.service_to_date as service_to_date,
        adjudicated.first_adjudicated_date as answer_date,
        adjudicated.first_payment_date as first_payment_date,
        context.as_of_date as as_of_date,
        coalesce(adjudicated.first_adjudicated_date, context.as_of_date) as until_date,
        case
            when adjudicated.first_adjudicated_date is null and claims.charge_amount = 0 then null
            when received.received_date between claims.first_submitted_date
                and coalesce(adjudicated.first_adjudicated_date, context.as_of_date)
                then received.received_date
            when adjudicated.first_received_date between claims.first_submitted_date
                and adjudicated.first_adjudicated_date
                then adjudicated.first_received_date
            when adjudicated.first_adjudicated_date is null then received.sent_date
            else coalesce(received.sent_date, claims.first_submitted_date)
        end as started_date
    from claims
    left join received
        on claims.claim_number = received.claim_number
    left join adjudicated
        on claims.claim_number = adjudicated.claim_number
    cross join context

),

clocked as (

    select
        claim_number,
        payer_class,
        answer_date,
        first_payment_date,
        service_to_date,
        as_of_date,
        started_date,
        case when started_date <= until_date then started_date else null end as clock_start_date
    from started

),

final as (

    select
        clocked.claim_number as claim_number,
        clocked.clock_start_date as clock_start_date,
        days_between(clocked.clock_start_date, clocked.answer_date) as days_to_first_adjudication,
        case when clocked.first_payment_date >= clocked.clock_start_date
            then days_between(clocked.clock_start_date, clocked.first_payment_date)
            else null end as days_to_first_payment,
        case when clocked.first_payment_date >= clocked.service_to_date
            then days_between(clocked.service_to_date, clocked.first_payment_date)
            else null end as days_to_cash,
        limits.answer_days as answer_limit_days,
        lag_limits.limit_days as cash_limit_days,
        add_days(clocked.clock_start_date, limits.answer_days) as answer_due_date,
        cast(coalesce(
            add_days(clocked.clock_start_date, limits.answer_days) <= clocked.as_of_date, false
        ) as boolean) as is_answer_due,
        cast(clocked.clock_start_date is not null and clocked.answer_date is null as boolean)
            as is_awaiting_answer,
        cast(coalesce(clocked.started_date > clocked.answer_date, false) as boolean)
            as is_turnaround_backwards,
        cast(coalesce(clocked.first_payment_date < clocked.clock_start_date, false) as boolean)
            as is_payment_backwards,
        cast(coalesce(clocked.first_payment_date < clocked.service_to_date, false) as boolean)
            as is_cash_backwards
    from clocked
    left join limits
        on clocked.payer_class = limits.payer_class
    left join lag_limits
        on lag_limits.lag = 'cash'

)

select * from final
