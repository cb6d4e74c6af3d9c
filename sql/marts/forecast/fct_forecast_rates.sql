-- Grain: one row per snapshot date, practice and payer class: charges a working day, and cash in
-- the end for a dollar charged, both over the cohorts of the last six months. Yield by Cape Cod:
-- cash so far over the part of the charges whose cash should have come.

with

cohorts as (

    select * from int_forecast_cohorts__known

),

working_days as (

    select * from int_working_days__counted

),

origins as (

    select * from int_forecast_origins__listed

),

day_sums as (

    select
        origins.snapshot_date as snapshot_date,
        working_days.practice_id as practice_id,
        sum(working_days.worked_day_count) as working_day_count
    from origins
    cross join working_days
    where working_days.month_date <= origins.last_month_date
        and working_days.month_date > add_months(origins.last_month_date, -6)
    group by origins.snapshot_date, working_days.practice_id

),

sums as (

    select
        snapshot_date,
        practice_id,
        payer_class,
        max(case when method = 'chain_ladder' then 1 else 0 end) as is_ladder,
        sum(case when age_months < 6 then charge_amount else 0 end) as charge_amount,
        sum(case when age_months < 6 then paid_amount else 0 end) as paid_amount,
        sum(case when age_months < 6 then cast(charge_amount as double) * paid_share
            else 0 end) as used_amount
    from cohorts
    group by snapshot_date, practice_id, payer_class

),

final as (

    select
        sums.snapshot_date as snapshot_date,
        sums.practice_id as practice_id,
        sums.payer_class as payer_class,
        case when sums.is_ladder = 1 then 'chain_ladder' else 'liquidation' end as method,
        money(sums.charge_amount) as charge_amount,
        day_sums.working_day_count as working_day_count,
        money(
            coalesce(safe_ratio(sums.charge_amount, day_sums.working_day_count), 0)
        ) as charge_per_day_amount,
        money(sums.paid_amount) as paid_amount,
        money(sums.used_amount) as used_amount,
        larger_of(coalesce(safe_ratio(sums.paid_amount, sums.used_amount), 0), 0) as yield_ratio
    from sums
    inner join day_sums
        on sums.snapshot_date = day_sums.snapshot_date
        and sums.practice_id = day_sums.practice_id

)

select * from final
