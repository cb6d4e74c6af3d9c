-- Grain: one row per practice, payer class, month or week forecast and cohort its cash comes from,
-- as of the as-of date: every factor of the forecast, to be multiplied again in a spreadsheet.
-- Month: base x yield x season x share, where the base of a chain ladder is the cash so far over
-- the share that has come. Week: open charges x share still open x paid on them, and charges x
-- other.

with

months as (

    select * from int_forecast_parts__priced

),

weeks as (

    select * from int_forecast_weeks__priced

),

context as (

    select * from run_context

),

final as (

    select
        months.practice_id as practice_id,
        months.payer_class as payer_class,
        months.practice_id || '-' || months.payer_class || '-month-'
            || cast(months.month_date as varchar) || '-' || cast(months.cohort_date as varchar)
            as part_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        months.snapshot_date as snapshot_date,
        'month' as period_kind,
        months.horizon_months as period_number,
        months.month_date as period_date,
        months.cohort_date as cohort_date,
        months.age_months as age,
        months.method as method,
        money(
            case when months.method = 'chain_ladder' then months.paid_amount
                else months.charge_amount end
        ) as base_amount,
        case when months.method = 'chain_ladder' then safe_ratio(1, months.paid_share)
            else months.yield_ratio end as yield_ratio,
        months.season_ratio as season_ratio,
        months.month_share as period_share,
        money(months.forecast_amount) as forecast_amount
    from months
    cross join context
    where months.snapshot_date = context.as_of_date

    union all

    select
        weeks.practice_id as practice_id,
        weeks.payer_class as payer_class,
        weeks.practice_id || '-' || weeks.payer_class || '-week-'
            || cast(weeks.week_number as varchar) || '-'
            || cast(weeks.cohort_week_number as varchar) || '-first' as part_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        context.as_of_date as snapshot_date,
        'week' as period_kind,
        weeks.week_number as period_number,
        add_days(context.as_of_date, 7 * weeks.week_number - 6) as period_date,
        add_days(context.as_of_date, 7 * weeks.cohort_week_number - 6) as cohort_date,
        weeks.age_weeks as age,
        weeks.source as method,
        money(weeks.open_amount) as base_amount,
        weeks.first_paid_ratio as yield_ratio,
        weeks.season_ratio as season_ratio,
        weeks.open_share as period_share,
        money(weeks.first_paid_amount) as forecast_amount
    from weeks
    cross join context
    where weeks.origin_week = 0

    union all

    select
        weeks.practice_id as practice_id,
        weeks.payer_class as payer_class,
        weeks.practice_id || '-' || weeks.payer_class || '-week-'
            || cast(weeks.week_number as varchar) || '-'
            || cast(weeks.cohort_week_number as varchar) || '-other' as part_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        context.as_of_date as snapshot_date,
        'week' as period_kind,
        weeks.week_number as period_number,
        add_days(context.as_of_date, 7 * weeks.week_number - 6) as period_date,
        add_days(context.as_of_date, 7 * weeks.cohort_week_number - 6) as cohort_date,
        weeks.age_weeks as age,
        'other_cash' as method,
        money(weeks.charge_amount) as base_amount,
        weeks.other_paid_ratio as yield_ratio,
        weeks.season_ratio as season_ratio,
        cast(1 as double) as period_share,
        money(weeks.other_paid_amount) as forecast_amount
    from weeks
    cross join context
    where weeks.origin_week = 0

)

select * from final
