-- Grain: one row per snapshot date, practice, payer class and cohort: what was
-- charged and paid by then, and the share of its cash that should have come.

with

cells as (

    select * from int_collection_cells__cumulated

),

origins as (

    select * from int_forecast_origins__listed

),

factors as (

    select * from fct_forecast_factors

),

final as (

    select
        origins.snapshot_date as snapshot_date,
        origins.last_month_date as last_month_date,
        cells.practice_id as practice_id,
        cells.payer_class as payer_class,
        cells.cohort_date as cohort_date,
        cells.age_months as age_months,
        cells.charge_amount as charge_amount,
        cells.paid_amount as paid_amount,
        case when cells.age_months > 12 then 1 else factors.paid_share end as paid_share,
        factors.method as method
    from origins
    inner join cells
        on origins.last_month_date = cells.month_date
    left join factors
        on origins.snapshot_date = factors.snapshot_date
        and cells.practice_id = factors.practice_id
        and cells.payer_class = factors.payer_class
        and cells.age_months = factors.age_months

)

select * from final
