-- Grain: one row per key and rate that the payer is known to allow, with the time it was seen in.
-- Rates are in money of the payer's first year. A rate is usual with twelve lines and 60 % of what
-- the time holds, known with eight and 20 %: several known ones may be plans.

with

lines as (

    select * from int_usual_lines__prepared

),

indexes as (

    select * from int_usual_indexes__estimated

),

keyed as (

    select
        lines.usual_key as rate_key,
        money(safe_ratio(lines.unit_amount, indexes.rate_index)) as rate_amount,
        lines.service_from_date as service_from_date
    from lines
    inner join indexes
        on lines.payer_id = indexes.payer_id
        and lines.service_year = indexes.service_year
    where lines.is_whole

    union all

    select
        lines.pooled_key as rate_key,
        money(safe_ratio(lines.unit_amount, indexes.rate_index)) as rate_amount,
        lines.service_from_date as service_from_date
    from lines
    inner join indexes
        on lines.payer_id = indexes.payer_id
        and lines.service_year = indexes.service_year
    where lines.is_whole

),

rates as (

    select
        rate_key,
        rate_amount,
        count(*) as line_count,
        min(service_from_date) as first_service_date,
        max(service_from_date) as last_service_date
    from keyed
    group by rate_key, rate_amount
    having count(*) >= 8

),

surrounded as (

    select
        rates.rate_key as rate_key,
        rates.rate_amount as rate_amount,
        count(*) as time_count
    -- Fans out on purpose: all lines of the key in the time of each of its rates.
    from rates
    inner join keyed
        on rates.rate_key = keyed.rate_key
    where keyed.service_from_date >= rates.first_service_date
        and keyed.service_from_date <= rates.last_service_date
    group by rates.rate_key, rates.rate_amount

),

final as (

    select
        rates.rate_key as rate_key,
        rates.rate_amount as rate_amount,
        rates.line_count as line_count,
        rates.first_service_date as first_service_date,
        rates.last_service_date as last_service_date,
        cast(
            rates.line_count >= 12
            and rates.line_count * 10 >= surrounded.time_count * 6
        as boolean) as is_usual
    from rates
    inner join surrounded
        on rates.rate_key = surrounded.rate_key
        and rates.rate_amount = surrounded.rate_amount
    where rates.line_count * 5 >= surrounded.time_count

)

select * from final
