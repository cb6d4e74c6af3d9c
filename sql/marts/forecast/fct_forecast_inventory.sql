-- Grain: one row per practice, payer class and age in weeks of claims that no insurer has paid on,
-- as of the as-of date: what is open, the chance that it is paid in 13 weeks, and the cash.

with

weeks as (

    select * from int_forecast_weeks__priced

),

context as (

    select * from run_context

),

sums as (

    select
        practice_id,
        payer_class,
        -cohort_week_number as age_weeks,
        max(open_count) as open_count,
        max(open_amount) as open_amount,
        sum(open_share * chance_ratio) as paid_share,
        sum(first_paid_amount) as expected_amount
    from weeks
    where origin_week = 0
        and source = 'open_claims'
    group by practice_id, payer_class, -cohort_week_number

),

final as (

    select
        sums.practice_id as practice_id,
        sums.payer_class as payer_class,
        sums.practice_id || '-' || sums.payer_class || '-' || cast(sums.age_weeks as varchar)
            as inventory_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        context.as_of_date as snapshot_date,
        sums.age_weeks as age_weeks,
        case
            when sums.age_weeks < 5 then '0-4 weeks'
            when sums.age_weeks < 9 then '5-8 weeks'
            when sums.age_weeks < 14 then '9-13 weeks'
            else '14-25 weeks'
        end as age_bucket,
        sums.open_count as open_count,
        money(sums.open_amount) as open_amount,
        sums.paid_share as paid_share,
        money(sums.open_amount * sums.paid_share) as paid_on_amount,
        money(sums.expected_amount) as expected_amount
    from sums
    cross join context

)

select * from final
