-- Grain: one row per practice, payer, payer class, service month and month of age, up to the as-of
-- month. Cash is insurance payments net of reversals, charges are those of the same service month.
-- Only service dates from the first data month on are cohorts.

with

entries as (

    select * from fct_ledger

),

context as (

    select * from run_context

),

months as (

    select * from dim_dates

),

movements as (

    select
        entries.practice_id as practice_id,
        entries.payer_id as payer_id,
        entries.payer_class as payer_class,
        month_start(entries.service_from_date) as cohort_date,
        larger_of(
            months_between(entries.service_from_date, entries.posted_date), 0
        ) as age_months,
        sum(entries.payment_amount) as paid_amount,
        sum(entries.charge_amount) as charge_amount
    from entries
    cross join context
    where entries.claim_key is not null
        and entries.service_from_date >= month_start(context.first_date)
    group by
        entries.practice_id,
        entries.payer_id,
        entries.payer_class,
        month_start(entries.service_from_date),
        larger_of(months_between(entries.service_from_date, entries.posted_date), 0)

),

cohorts as (

    select
        practice_id,
        payer_id,
        payer_class,
        cohort_date,
        sum(charge_amount) as charge_amount
    from movements
    group by practice_id, payer_id, payer_class, cohort_date

),

cells as (

    select
        cohorts.practice_id as practice_id,
        cohorts.payer_id as payer_id,
        cohorts.payer_class as payer_class,
        cohorts.cohort_date as cohort_date,
        cohorts.charge_amount as charge_amount,
        months_between(cohorts.cohort_date, months.date_day) as age_months
    -- Fans out on purpose: one row per month of age reached.
    from cohorts
    cross join context
    cross join months
    where months.date_day = months.month_date
        and months.date_day >= cohorts.cohort_date
        and months.date_day <= context.as_of_date

),

final as (

    select
        cells.practice_id as practice_id,
        cells.payer_id as payer_id,
        cells.payer_class as payer_class,
        cells.cohort_date as cohort_date,
        cells.age_months as age_months,
        cast(cells.charge_amount as decimal(18, 2)) as charge_amount,
        cast(coalesce(movements.paid_amount, 0) as decimal(18, 2)) as paid_amount,
        cast(sum(coalesce(movements.paid_amount, 0)) over (
            partition by
                cells.practice_id, cells.payer_id, cells.payer_class, cells.cohort_date
            order by cells.age_months
        ) as decimal(18, 2)) as cumulative_paid_amount
    from cells
    left join movements
        on cells.practice_id = movements.practice_id
        and cells.payer_id = movements.payer_id
        and cells.payer_class = movements.payer_class
        and cells.cohort_date = movements.cohort_date
        and cells.age_months = movements.age_months

)

select * from final
