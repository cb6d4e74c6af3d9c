-- Grain: one row per practice whose own ledger is here: charges, and payments posted to them.
-- Its books count instead of what claims and remits say, for the days that they tell of.

with

charges as (

    select * from int_pm_charges__canonical

),

transactions as (

    select * from int_pm_transactions__canonical

),

charged as (

    select
        practice_id,
        min(posted_date) as from_date,
        max(posted_date) as until_date
    from charges
    group by practice_id

),

posted as (

    select
        practice_id,
        max(posted_date) as until_date
    from transactions
    where transaction_type in ('insurance_payment', 'patient_payment')
    group by practice_id

),

final as (

    select
        charged.practice_id as practice_id,
        charged.from_date as books_from_date,
        larger_of(charged.until_date, posted.until_date) as books_until_date
    from charged
    inner join posted
        on charged.practice_id = posted.practice_id

)

select * from final
