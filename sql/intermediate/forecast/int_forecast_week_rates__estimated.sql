-- Grain: one row per week of origin, practice, payer class and week of age: the chance that an open
-- claim is first paid on at that age, and the cash it brings, from the 13 weeks before the origin.
-- Period by period, not cohort by cohort: when a payer slows down, open claims are paid later.

with

cells as (

    select * from int_collection_weeks__counted

),

digits as (

    select * from seed_digits

),

origins as (

    select 4 * digit as origin_week
    from digits
    where digit <= 7

),

sums as (

    select
        origins.origin_week as origin_week,
        cells.practice_id as practice_id,
        cells.payer_class as payer_class,
        cells.age_weeks as age_weeks,
        sum(cells.charge_amount) as charge_amount,
        sum(cells.open_amount) as open_amount,
        sum(cells.paid_on_amount) as paid_on_amount,
        sum(cells.first_paid_amount) as first_paid_amount,
        sum(cells.other_paid_amount) as other_paid_amount
    -- Fans out on purpose: each forecast looks at its own 13 weeks.
    from origins
    inner join cells
        on cells.charge_week - cells.age_weeks between origins.origin_week
            and origins.origin_week + 12
    group by
        origins.origin_week,
        cells.practice_id,
        cells.payer_class,
        cells.age_weeks

),

ratios as (

    select
        origin_week,
        practice_id,
        payer_class,
        age_weeks,
        charge_amount,
        open_amount,
        paid_on_amount,
        first_paid_amount,
        other_paid_amount,
        smaller_of(larger_of(coalesce(safe_ratio(paid_on_amount, open_amount), 0), 0), 0.999)
            as chance_ratio,
        coalesce(safe_ratio(first_paid_amount, open_amount), 0) as first_paid_ratio,
        coalesce(safe_ratio(other_paid_amount, charge_amount), 0) as other_paid_ratio
    from sums

),

final as (

    select
        origin_week,
        practice_id,
        payer_class,
        age_weeks,
        charge_amount,
        open_amount,
        paid_on_amount,
        first_paid_amount,
        other_paid_amount,
        chance_ratio,
        first_paid_ratio,
        other_paid_ratio,
        coalesce(exp(sum(ln(1 - chance_ratio)) over (
            partition by origin_week, practice_id, payer_class
            order by age_weeks
            rows between unbounded preceding and 1 preceding
        )), 1) as open_share
    from ratios

)

select * from final
