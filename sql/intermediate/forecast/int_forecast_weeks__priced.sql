-- Grain: one row per week of origin, practice, payer class, week forecast and week of the charges:
-- open claims x their chance and yield at the age they then have, and all other cash.

with

cells as (

    select * from int_collection_weeks__counted

),

rates as (

    select * from int_forecast_week_rates__estimated

),

expected as (

    select * from int_forecast_week_charges__expected

),

open_claims as (

    select
        rates.origin_week as origin_week,
        cells.practice_id as practice_id,
        cells.payer_class as payer_class,
        cells.charge_week as charge_week,
        cells.age_weeks as age_weeks,
        cast(cells.charge_amount as double) as charge_amount,
        cast(cells.open_amount - cells.paid_on_amount as double) as open_amount,
        cells.still_open_count as open_count,
        rates.open_share * (1 - rates.chance_ratio) as open_share
    from rates
    inner join cells
        on rates.practice_id = cells.practice_id
        and rates.payer_class = cells.payer_class
        and rates.age_weeks = cells.age_weeks
        and rates.origin_week + rates.age_weeks = cells.charge_week

),

known as (

    select
        open_claims.origin_week as origin_week,
        open_claims.practice_id as practice_id,
        open_claims.payer_class as payer_class,
        rates.age_weeks - open_claims.age_weeks as week_number,
        open_claims.origin_week - open_claims.charge_week as cohort_week_number,
        rates.age_weeks as age_weeks,
        open_claims.charge_amount as charge_amount,
        open_claims.open_amount as open_amount,
        open_claims.open_count as open_count,
        coalesce(safe_ratio(rates.open_share, open_claims.open_share), 0) as open_share,
        cast(1 as double) as season_ratio,
        rates.chance_ratio as chance_ratio,
        rates.first_paid_ratio as first_paid_ratio,
        rates.other_paid_ratio as other_paid_ratio
    -- Fans out on purpose: every later week of age.
    from open_claims
    inner join rates
        on open_claims.origin_week = rates.origin_week
        and open_claims.practice_id = rates.practice_id
        and open_claims.payer_class = rates.payer_class
        and rates.age_weeks > open_claims.age_weeks
        and rates.age_weeks <= open_claims.age_weeks + 13

),

united as (

    select
        origin_week,
        practice_id,
        payer_class,
        week_number,
        cohort_week_number,
        'open_claims' as source,
        age_weeks,
        charge_amount,
        open_amount,
        open_count,
        open_share,
        season_ratio,
        chance_ratio,
        first_paid_ratio,
        other_paid_ratio
    from known

    union all

    select
        expected.origin_week as origin_week,
        expected.practice_id as practice_id,
        expected.payer_class as payer_class,
        expected.week_number + rates.age_weeks as week_number,
        expected.week_number as cohort_week_number,
        'charges_to_come' as source,
        rates.age_weeks as age_weeks,
        cast(expected.charge_per_day_amount as double) * expected.expected_day_count
            as charge_amount,
        cast(expected.charge_per_day_amount as double) * expected.expected_day_count
            as open_amount,
        0 as open_count,
        rates.open_share as open_share,
        expected.season_ratio as season_ratio,
        rates.chance_ratio as chance_ratio,
        rates.first_paid_ratio as first_paid_ratio,
        rates.other_paid_ratio as other_paid_ratio
    -- Fans out on purpose: every week of age in the 13 weeks.
    from expected
    inner join rates
        on expected.origin_week = rates.origin_week
        and expected.practice_id = rates.practice_id
        and expected.payer_class = rates.payer_class
        and rates.age_weeks <= 13 - expected.week_number

),

final as (

    select
        origin_week,
        practice_id,
        payer_class,
        week_number,
        cohort_week_number,
        source,
        age_weeks,
        charge_amount,
        open_amount,
        open_count,
        open_share,
        season_ratio,
        chance_ratio,
        first_paid_ratio,
        other_paid_ratio,
        open_amount * open_share * first_paid_ratio * season_ratio as first_paid_amount,
        charge_amount * other_paid_ratio * season_ratio as other_paid_amount
    from united

)

select * from final
