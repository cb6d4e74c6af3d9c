-- Grain: one row per snapshot date, practice and month, of the last two and the next twelve: how
-- much more or less than in the last six months a dollar charged then should bring. Deductibles
-- start anew in January, so that payers pay least then and most at the end of the year. The months
-- a year before say it: actual over expected cash of the month and its neighbours, next to that of
-- the six months a year before the last six. Without 18 months of history it is 1.

with

cohorts as (

    select * from int_forecast_cohorts__known

),

rates as (

    select * from fct_forecast_rates

),

working_days as (

    select * from int_working_days__counted

),

sums as (

    select
        cohorts.snapshot_date as snapshot_date,
        cohorts.last_month_date as last_month_date,
        cohorts.practice_id as practice_id,
        cohorts.cohort_date as cohort_date,
        sum(cast(cohorts.paid_amount as double)) as paid_amount,
        sum(
            cast(cohorts.charge_amount as double) * rates.yield_ratio * cohorts.paid_share
        ) as expected_amount
    from cohorts
    inner join rates
        on cohorts.snapshot_date = rates.snapshot_date
        and cohorts.practice_id = rates.practice_id
        and cohorts.payer_class = rates.payer_class
    group by
        cohorts.snapshot_date,
        cohorts.last_month_date,
        cohorts.practice_id,
        cohorts.cohort_date

),

bases as (

    select
        snapshot_date,
        last_month_date,
        practice_id,
        safe_ratio(
            sum(case when cohort_date > add_months(last_month_date, -18)
                and cohort_date <= add_months(last_month_date, -12) then paid_amount else 0 end),
            sum(case when cohort_date > add_months(last_month_date, -18)
                and cohort_date <= add_months(last_month_date, -12) then expected_amount
                else 0 end)
        ) as base_ratio,
        months_between(min(cohort_date), last_month_date) + 1 as history_months
    from sums
    group by snapshot_date, last_month_date, practice_id

),

ahead as (

    select
        bases.snapshot_date as snapshot_date,
        bases.practice_id as practice_id,
        working_days.month_date as month_date,
        bases.history_months as history_months,
        bases.base_ratio as base_ratio,
        safe_ratio(sum(sums.paid_amount), sum(sums.expected_amount)) as month_ratio
    from bases
    inner join working_days
        on bases.practice_id = working_days.practice_id
        and working_days.month_date > add_months(bases.last_month_date, -2)
        and working_days.month_date <= add_months(bases.last_month_date, 12)
    -- Fans out on purpose: three months are summed.
    left join sums
        on bases.snapshot_date = sums.snapshot_date
        and bases.practice_id = sums.practice_id
        and sums.cohort_date >= add_months(working_days.month_date, -13)
        and sums.cohort_date <= add_months(working_days.month_date, -11)
    group by
        bases.snapshot_date,
        bases.practice_id,
        working_days.month_date,
        bases.history_months,
        bases.base_ratio

),

final as (

    select
        snapshot_date,
        practice_id,
        month_date,
        case
            when history_months >= 18 and base_ratio > 0 and month_ratio > 0
                then safe_ratio(month_ratio, base_ratio)
            else 1
        end as season_ratio
    from ahead

)

select * from final
