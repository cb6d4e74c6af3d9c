-- Grain: one row per adjudication with money that a practice's own ledger posted.
-- By the claim, its payer and the exact amount: a posting belongs to the latest such payment before
-- it, else to the nearest one. What was found wrong and taken back was never the posting.

with

transactions as (

    select * from int_pm_transactions__canonical

),

matched as (

    select * from int_pm_claims__matched

),

cases as (

    select * from int_claims__cased

),

adjudications as (

    select * from fct_adjudications

),

postings as (

    select
        cases.case_key as case_key,
        transactions.payer_id as payer_id,
        transactions.posted_date as posted_date,
        sum(transactions.amount) as amount,
        min(transactions.transaction_key) as posting_key
    from transactions
    inner join matched
        on transactions.practice_id = matched.practice_id
        and transactions.source_system = matched.source_system
        and transactions.claim_id = matched.claim_id
    inner join cases
        on matched.claim_number = cases.claim_number
    where transactions.transaction_type = 'insurance_payment'
        and transactions.amount > 0
        and transactions.void_method != 'marked'
    group by
        cases.case_key,
        transactions.payer_id,
        transactions.posted_date,
        coalesce(transactions.reference_number, '')

),

nearest as (

    select
        adjudications.adjudication_key as adjudication_key,
        postings.posted_date as posted_date
    -- Fans out on purpose: all payments of the amount; one is kept for each posting.
    from postings
    inner join adjudications
        on postings.case_key = adjudications.case_key
        and postings.payer_id = adjudications.payer_id
        and postings.amount = adjudications.paid_amount
    where not adjudications.is_duplicate
        and adjudications.paid_amount > 0
    qualify row_number() over (
        partition by postings.posting_key
        order by
            case when adjudications.payment_date <= postings.posted_date then 0 else 1 end,
            abs(days_between(adjudications.payment_date, postings.posted_date)),
            adjudications.adjudication_key
    ) = 1

),

final as (

    select
        adjudication_key,
        min(posted_date) as posted_date
    from nearest
    group by adjudication_key

)

select * from final
