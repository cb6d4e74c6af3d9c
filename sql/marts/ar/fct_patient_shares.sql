-- Grain: one row per account of a practice's own books that became the patient's to pay.
-- The clock starts on the day something first became the patient's; what was prepaid counts as paid
-- on that day.

with

entries as (

    select * from fct_ledger

),

context as (

    select * from run_context

),

assigned as (

    select
        account_key,
        min(case when transaction_type in ('charge', 'patient_transfer') and amount > 0
            then posted_date else null end) as assigned_date,
        sum(case when transaction_type in ('charge', 'patient_transfer') then amount else 0 end)
            as assigned_amount
    from entries
    where responsibility = 'patient'
        and ledger_basis = 'books'
    group by account_key

),

paid as (

    select
        entries.practice_id as practice_id,
        entries.payer_id as payer_id,
        entries.payer_class as payer_class,
        entries.provider_id as provider_id,
        entries.location_id as location_id,
        entries.claim_type as claim_type,
        min(entries.load_id) as load_id,
        entries.account_key as account_key,
        entries.claim_key as claim_key,
        entries.service_from_date as service_from_date,
        assigned.assigned_date as assigned_date,
        assigned.assigned_amount as assigned_amount,
        sum(case when entries.posted_date <= add_days(assigned.assigned_date, 30)
            then entries.payment_amount else 0 end) as paid_30_amount,
        sum(case when entries.posted_date <= add_days(assigned.assigned_date, 60)
            then entries.payment_amount else 0 end) as paid_60_amount,
        sum(case when entries.posted_date <= add_days(assigned.assigned_date, 90)
            then entries.payment_amount else 0 end) as paid_90_amount,
        sum(case when entries.posted_date <= add_days(assigned.assigned_date, 120)
            then entries.payment_amount else 0 end) as paid_120_amount,
        sum(case when entries.posted_date <= add_days(assigned.assigned_date, 180)
            then entries.payment_amount else 0 end) as paid_180_amount,
        sum(entries.payment_amount) as paid_amount,
        sum(case when entries.transaction_type = 'bad_debt' then -entries.amount else 0 end)
            as bad_debt_amount
    from assigned
    inner join entries
        on assigned.account_key = entries.account_key
    where assigned.assigned_amount > 0
        and (
            entries.responsibility = 'patient'
            or (entries.responsibility = 'unapplied' and entries.payment_amount != 0)
        )
    group by
        entries.practice_id,
        entries.payer_id,
        entries.payer_class,
        entries.provider_id,
        entries.location_id,
        entries.claim_type,
        entries.account_key,
        entries.claim_key,
        entries.service_from_date,
        assigned.assigned_date,
        assigned.assigned_amount

),

final as (

    select
        paid.practice_id as practice_id,
        paid.payer_id as payer_id,
        paid.payer_class as payer_class,
        paid.provider_id as provider_id,
        paid.location_id as location_id,
        paid.claim_type as claim_type,
        paid.load_id as load_id,
        cast(null as bigint) as source_offset,
        paid.account_key as account_key,
        paid.claim_key as claim_key,
        paid.service_from_date as service_from_date,
        paid.assigned_date as assigned_date,
        days_between(paid.assigned_date, context.as_of_date) as age_days,
        money(paid.assigned_amount) as assigned_amount,
        money(paid.paid_30_amount) as paid_30_amount,
        money(paid.paid_60_amount) as paid_60_amount,
        money(paid.paid_90_amount) as paid_90_amount,
        money(paid.paid_120_amount) as paid_120_amount,
        money(paid.paid_180_amount) as paid_180_amount,
        money(paid.paid_amount) as paid_amount,
        money(paid.bad_debt_amount) as bad_debt_amount
    from paid
    cross join context

)

select * from final
