-- Grain: one row per practice, payer class, month of the first charge and month of age, to the last
-- month that is over: the triangle of all cash, with every cell filled.

with

counted as (

    select * from int_collections__counted

),

origins as (

    select * from int_forecast_origins__listed

),

days as (

    select * from dim_dates

),

cohorts as (

    select
        practice_id,
        payer_class,
        cohort_date
    from counted
    where cohort_date is not null
    group by practice_id, payer_class, cohort_date

),

months as (

    select days.date_day as month_date
    from days
    cross join origins
    where origins.is_as_of
        and days.date_day = days.month_date
        and days.date_day <= origins.last_month_date

),

final as (

    select
        cohorts.practice_id as practice_id,
        cohorts.payer_class as payer_class,
        cohorts.cohort_date as cohort_date,
        months.month_date as month_date,
        months_between(cohorts.cohort_date, months.month_date) as age_months,
        sum(coalesce(counted.charge_amount, 0)) over (
            partition by cohorts.practice_id, cohorts.payer_class, cohorts.cohort_date
            order by months.month_date
        ) as charge_amount,
        sum(coalesce(counted.paid_amount, 0)) over (
            partition by cohorts.practice_id, cohorts.payer_class, cohorts.cohort_date
            order by months.month_date
        ) as paid_amount
    -- Fans out on purpose: one row per month of age reached.
    from cohorts
    inner join months
        on months.month_date >= cohorts.cohort_date
    left join counted
        on cohorts.practice_id = counted.practice_id
        and cohorts.payer_class = counted.payer_class
        and cohorts.cohort_date = counted.cohort_date
        and months.month_date = counted.month_date

)

select * from final
