-- Grain: one row per practice and month of age, with how much cumulated cash grows to the next one.
-- Volume weighted over all cohorts that have reached the next month: the sum then over the sum now.

with

triangle as (

    select * from fct_collection_triangle

),

cohorts as (

    select
        practice_id,
        cohort_date,
        age_months,
        sum(cumulative_paid_amount) as cumulative_paid_amount
    from triangle
    group by practice_id, cohort_date, age_months

),

steps as (

    select
        practice_id,
        age_months,
        cumulative_paid_amount,
        lead(cumulative_paid_amount) over (
            partition by practice_id, cohort_date
            order by age_months
        ) as next_paid_amount
    from cohorts

),

final as (

    select
        practice_id,
        age_months,
        safe_ratio(sum(next_paid_amount), sum(cumulative_paid_amount)) as growth_ratio,
        count(*) as cohort_count
    from steps
    where next_paid_amount is not null
    group by practice_id, age_months

)

select * from final
