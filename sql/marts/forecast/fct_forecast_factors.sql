-- Grain: one row per snapshot date, practice, payer class and month of age, with the share of a
-- cohort's cash that has come by the end of it.
-- Chain ladder: growth into each age over the last six months of postings, volume weighted. Under
-- twelve months of history the liquidation curve: all cash at an age over the charges it came from.

with

cells as (

    select * from int_collection_cells__cumulated

),

origins as (

    select * from int_forecast_origins__listed

),

steps as (

    select
        practice_id,
        payer_class,
        cohort_date,
        month_date,
        age_months,
        charge_amount,
        paid_amount,
        lag(paid_amount) over (
            partition by practice_id, payer_class, cohort_date order by month_date
        ) as previous_paid_amount
    from cells
    where age_months <= 12

),

histories as (

    select
        practice_id,
        min(cohort_date) as first_cohort_date
    from cells
    group by practice_id

),

sums as (

    select
        origins.snapshot_date as snapshot_date,
        steps.practice_id as practice_id,
        steps.payer_class as payer_class,
        steps.age_months as age_months,
        min(months_between(histories.first_cohort_date, origins.last_month_date)) + 1
            as history_months,
        sum(case when steps.month_date > add_months(origins.last_month_date, -6)
            then coalesce(steps.previous_paid_amount, 0) else 0 end) as before_amount,
        sum(case when steps.month_date > add_months(origins.last_month_date, -6)
            and steps.age_months > 0 then steps.paid_amount else 0 end) as after_amount,
        sum(steps.charge_amount) as charge_amount,
        sum(steps.paid_amount - coalesce(steps.previous_paid_amount, 0)) as arrived_amount
    -- Fans out on purpose: each forecast looks at what was known by then.
    from origins
    inner join steps
        on steps.month_date <= origins.last_month_date
    inner join histories
        on steps.practice_id = histories.practice_id
    group by
        origins.snapshot_date,
        steps.practice_id,
        steps.payer_class,
        steps.age_months

),

ratios as (

    select
        snapshot_date,
        practice_id,
        payer_class,
        age_months,
        history_months,
        before_amount,
        after_amount,
        charge_amount,
        arrived_amount,
        case
            when before_amount > 0 and after_amount > 0
                then safe_ratio(after_amount, before_amount)
            else null
        end as growth_ratio,
        coalesce(safe_ratio(arrived_amount, charge_amount), 0) as liquidation_ratio,
        -- Nothing grows out of nothing: before this age no share can be told.
        max(case when before_amount <= 0 and after_amount > 0 then age_months else 0 end) over (
            partition by snapshot_date, practice_id, payer_class
        ) as blind_age_months
    from sums

),

products as (

    select
        snapshot_date,
        practice_id,
        payer_class,
        age_months,
        history_months,
        before_amount,
        after_amount,
        charge_amount,
        arrived_amount,
        growth_ratio,
        liquidation_ratio,
        blind_age_months,
        coalesce(exp(-sum(ln(coalesce(growth_ratio, 1))) over (
            partition by snapshot_date, practice_id, payer_class
            order by age_months
            rows between 1 following and unbounded following
        )), 1) as ladder_share,
        safe_ratio(
            sum(liquidation_ratio) over (
                partition by snapshot_date, practice_id, payer_class order by age_months
            ),
            sum(liquidation_ratio) over (partition by snapshot_date, practice_id, payer_class)
        ) as liquidation_share
    from ratios

),

final as (

    select
        snapshot_date,
        practice_id,
        payer_class,
        age_months,
        case when history_months >= 12 then 'chain_ladder' else 'liquidation' end as method,
        history_months,
        money(before_amount) as before_amount,
        money(after_amount) as after_amount,
        growth_ratio,
        money(charge_amount) as charge_amount,
        money(arrived_amount) as arrived_amount,
        liquidation_ratio,
        case
            when history_months < 12 then coalesce(liquidation_share, 1)
            when age_months < blind_age_months then 0
            else ladder_share
        end as paid_share
    from products

)

select * from final
