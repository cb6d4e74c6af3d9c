-- Grain: one row per practice and service month: cash so far, cash to come by chain ladder.
-- Ultimate is the cash so far times the growth of every later month of age seen in older cohorts.
-- Ages without a growth (no cash to grow from) count as grown up.

with

triangle as (

    select * from fct_collection_triangle

),

factors as (

    select * from int_collection_factors__estimated

),

cohorts as (

    select
        practice_id,
        cohort_date,
        age_months,
        sum(cumulative_paid_amount) as paid_amount,
        sum(charge_amount) as charge_amount
    from triangle
    group by practice_id, cohort_date, age_months

),

latest as (

    select
        practice_id,
        cohort_date,
        age_months,
        paid_amount,
        charge_amount
    from cohorts
    qualify row_number() over (
        partition by practice_id, cohort_date
        order by age_months desc
    ) = 1

),

growths as (

    select
        latest.practice_id as practice_id,
        latest.cohort_date as cohort_date,
        exp(sum(ln(factors.growth_ratio))) as growth_to_ultimate,
        max(case when factors.age_months = latest.age_months then factors.growth_ratio
            else null end) as growth_to_next
    -- Fans out on purpose: all later ages, multiplied here.
    from latest
    inner join factors
        on latest.practice_id = factors.practice_id
    where factors.age_months >= latest.age_months
        and factors.growth_ratio > 0
    group by latest.practice_id, latest.cohort_date

),

final as (

    select
        latest.practice_id as practice_id,
        latest.cohort_date as cohort_date,
        latest.age_months as age_months,
        cast(latest.charge_amount as decimal(18, 2)) as charge_amount,
        cast(latest.paid_amount as decimal(18, 2)) as paid_amount,
        money(
            cast(latest.paid_amount as double) * coalesce(growths.growth_to_ultimate, 1)
        ) as ultimate_amount,
        money(
            cast(latest.paid_amount as double) * (coalesce(growths.growth_to_ultimate, 1) - 1)
        ) as outstanding_amount,
        money(
            cast(latest.paid_amount as double) * (coalesce(growths.growth_to_next, 1) - 1)
        ) as next_month_amount
    from latest
    left join growths
        on latest.practice_id = growths.practice_id
        and latest.cohort_date = growths.cohort_date

)

select * from final
