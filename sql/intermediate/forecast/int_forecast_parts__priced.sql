-- Grain: one row per snapshot date, practice, payer class, month forecast and cohort its cash comes
-- from: cash in the end x the share of it that comes in the month.
-- Cash in the end is by chain ladder what came over the share that should have come; of cohorts
-- under two months old, and of charges to come, it is charges x yield (Bornhuetter-Ferguson).

with

cohorts as (

    select * from int_forecast_cohorts__known

),

rates as (

    select * from fct_forecast_rates

),

factors as (

    select * from fct_forecast_factors

),

seasons as (

    select * from int_forecast_seasons__estimated

),

working_days as (

    select * from int_working_days__counted

),

origins as (

    select * from int_forecast_origins__listed

),

known as (

    select
        cohorts.snapshot_date as snapshot_date,
        cohorts.last_month_date as last_month_date,
        cohorts.practice_id as practice_id,
        cohorts.payer_class as payer_class,
        cohorts.cohort_date as cohort_date,
        case
            when rates.method = 'liquidation' then 'liquidation'
            when cohorts.age_months < 2 or cohorts.paid_share <= 0 then 'bornhuetter_ferguson'
            else 'chain_ladder'
        end as method,
        cast(cohorts.charge_amount as double) as charge_amount,
        cast(cohorts.paid_amount as double) as paid_amount,
        cohorts.paid_share as paid_share,
        rates.yield_ratio as yield_ratio,
        coalesce(seasons.season_ratio, 1) as season_ratio
    from cohorts
    inner join rates
        on cohorts.snapshot_date = rates.snapshot_date
        and cohorts.practice_id = rates.practice_id
        and cohorts.payer_class = rates.payer_class
    left join seasons
        on cohorts.snapshot_date = seasons.snapshot_date
        and cohorts.practice_id = seasons.practice_id
        and cohorts.cohort_date = seasons.month_date
    where cohorts.age_months < 12

),

bases as (

    select
        snapshot_date,
        last_month_date,
        practice_id,
        payer_class,
        cohort_date,
        method,
        charge_amount,
        paid_amount,
        paid_share,
        yield_ratio,
        season_ratio,
        case when method = 'chain_ladder' then safe_ratio(paid_amount, paid_share)
            else charge_amount * yield_ratio * season_ratio end as ultimate_amount
    from known

    union all

    select
        rates.snapshot_date as snapshot_date,
        origins.last_month_date as last_month_date,
        rates.practice_id as practice_id,
        rates.payer_class as payer_class,
        seasons.month_date as cohort_date,
        'charges_to_come' as method,
        cast(rates.charge_per_day_amount as double) * working_days.expected_day_count
            as charge_amount,
        cast(0 as double) as paid_amount,
        cast(0 as double) as paid_share,
        rates.yield_ratio as yield_ratio,
        seasons.season_ratio as season_ratio,
        cast(rates.charge_per_day_amount as double) * working_days.expected_day_count
            * rates.yield_ratio * seasons.season_ratio as ultimate_amount
    -- Fans out on purpose: each of the next twelve months.
    from rates
    inner join origins
        on rates.snapshot_date = origins.snapshot_date
    inner join seasons
        on rates.snapshot_date = seasons.snapshot_date
        and rates.practice_id = seasons.practice_id
        and seasons.month_date > origins.last_month_date
    inner join working_days
        on seasons.practice_id = working_days.practice_id
        and seasons.month_date = working_days.month_date

),

shares as (

    select
        snapshot_date,
        practice_id,
        payer_class,
        age_months,
        paid_share,
        paid_share - coalesce(lag(paid_share) over (
            partition by snapshot_date, practice_id, payer_class order by age_months
        ), 0) as month_share
    from factors

),

final as (

    select
        bases.snapshot_date as snapshot_date,
        bases.practice_id as practice_id,
        bases.payer_class as payer_class,
        add_months(bases.cohort_date, shares.age_months) as month_date,
        bases.cohort_date as cohort_date,
        shares.age_months as age_months,
        months_between(bases.last_month_date, add_months(bases.cohort_date, shares.age_months))
            as horizon_months,
        bases.method as method,
        bases.charge_amount as charge_amount,
        bases.yield_ratio as yield_ratio,
        bases.season_ratio as season_ratio,
        bases.paid_amount as paid_amount,
        bases.paid_share as paid_share,
        bases.ultimate_amount as ultimate_amount,
        shares.month_share as month_share,
        bases.ultimate_amount * shares.month_share as forecast_amount
    -- Fans out on purpose: every later age.
    from bases
    inner join shares
        on bases.snapshot_date = shares.snapshot_date
        and bases.practice_id = shares.practice_id
        and bases.payer_class = shares.payer_class
    where months_between(bases.last_month_date, bases.cohort_date) + shares.age_months
        between 1 and 12

)

select * from final
