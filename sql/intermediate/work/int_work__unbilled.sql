-- Grain: one row per visit whose charges were entered and of which no claim of ours is known.
-- Listed once it is older than a claim takes to be sent, or has two weeks left to file. Only from
-- the practice's first claim to a week after its last: before and after, claims may be in no file
-- loaded. What an insurer paid, or was settled, was billed some other way.

with

entries as (

    select * from fct_charge_entries

),

claims as (

    select * from fct_claims

),

transactions as (

    select * from int_pm_transactions__canonical

),

limits as (

    select * from dim_payer_limits

),

lag_limits as (

    select * from seed_lag_limits

),

context as (

    select * from run_context

),

sent as (

    select
        practice_id,
        min(first_submitted_date) as first_sent_date,
        max(last_submitted_date) as last_sent_date
    from claims
    where first_submitted_date is not null
    group by practice_id

),

settled as (

    select
        transactions.practice_id as practice_id,
        transactions.source_system as source_system,
        transactions.claim_id as claim_id,
        max(case when transactions.transaction_type = 'insurance_payment' then 1 else 0 end)
            as is_paid,
        sum(transactions.amount) as settled_amount
    from transactions
    cross join context
    where transactions.reduces_ar
        and transactions.claim_id is not null
        and coalesce(transactions.posted_date <= context.as_of_date, true)
    group by transactions.practice_id, transactions.source_system, transactions.claim_id

),

visits as (

    select
        entries.entry_key as entry_key,
        entries.load_id as load_id,
        entries.source_offset as source_offset,
        entries.entered_date as entered_date,
        entries.charge_amount as charge_amount,
        add_days(entries.service_to_date, limits.filing_days) as due_date,
        coalesce(limits.is_filing_assumed, true) as is_limit_assumed,
        days_between(entries.entered_date, context.as_of_date) as waiting_days,
        days_between(
            context.as_of_date, add_days(entries.service_to_date, limits.filing_days)
        ) as days_left
    from entries
    cross join context
    inner join sent
        on entries.practice_id = sent.practice_id
        and entries.entered_date between sent.first_sent_date
            and add_days(sent.last_sent_date, 7)
    left join settled
        on entries.practice_id = settled.practice_id
        and entries.source_system = settled.source_system
        and entries.visit_id = settled.claim_id
    left join limits
        on entries.payer_id = limits.payer_id
        and entries.payer_class = limits.payer_class
        and entries.service_to_date between limits.effective_from_date
            and limits.effective_to_date
    where entries.claim_key is null
        and entries.visit_id is not null
        and entries.payer_class != 'self_pay'
        and entries.charge_amount > 0
        and entries.entered_date <= context.as_of_date
        and coalesce(settled.is_paid, 0) = 0
        and coalesce(settled.settled_amount, 0) < entries.charge_amount

),

final as (

    select
        visits.entry_key as entry_key,
        visits.load_id as load_id,
        visits.source_offset as source_offset,
        'no_claim' as work_reason,
        visits.entered_date as since_date,
        visits.entered_date as touched_date,
        visits.charge_amount as billed_amount,
        visits.due_date as due_date,
        visits.is_limit_assumed as is_limit_assumed
    from visits
    left join lag_limits
        on lag_limits.lag = 'submission'
    where visits.waiting_days > coalesce(lag_limits.limit_days, 7)
        or visits.days_left <= 14

)

select * from final
