-- Grain: one row per day, from 1990 to 2049.
-- Counted out of the digits 0 to 9, which both engines can do.

with

digits as (

    select * from seed_digits

),

numbers as (

    select
        ones.digit + 10 * tens.digit + 100 * hundreds.digit + 1000 * thousands.digit
            + 10000 * ten_thousands.digit as day_number
    from digits as ones
    cross join digits as tens
    cross join digits as hundreds
    cross join digits as thousands
    cross join digits as ten_thousands
    where ten_thousands.digit <= 2

),

days as (

    select add_days(cast('1990-01-01' as date), day_number) as date_day
    from numbers
    where day_number < 21915

),

final as (

    select
        date_day,
        month_start(date_day) as month_date,
        cast(extract(year from date_day) as integer) as year_number,
        cast(extract(month from date_day) as integer) as month_number,
        cast(extract(quarter from date_day) as integer) as quarter_number,
        cast(date_day = month_end(date_day) as boolean) as is_month_end
    from days

)

select * from final
