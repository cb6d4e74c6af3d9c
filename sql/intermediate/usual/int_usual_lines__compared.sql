-- Grain: one row per line whose service the payer usually allows an amount for.
-- What is usual is the highest usual rate known by the day of service and seen in the year before
-- it, so that a payer that begins to allow less is seen for a year; where several rates stand side
-- by side, the lowest. The practice's own before that of all; else the median of twelve lines less
-- three deviations.

with

lines as (

    select * from int_usual_lines__prepared

),

indexes as (

    select * from int_usual_indexes__estimated

),

rates as (

    select * from int_usual_rates__known

),

rated as (

    select
        lines.line_number as line_number,
        max(case when rates.is_usual then rates.rate_amount else null end) as usual_rate,
        min(case when rates.last_service_date >= lines.service_from_date
            then rates.rate_amount else null end) as lowest_rate
    -- Fans out on purpose: all rates of the key known by the day.
    from lines
    inner join rates
        on lines.usual_key = rates.rate_key
    where rates.first_service_date <= lines.service_from_date
        and rates.last_service_date >= add_days(lines.service_from_date, -365)
    group by lines.line_number

),

pooled as (

    select
        lines.line_number as line_number,
        max(case when rates.is_usual then rates.rate_amount else null end) as usual_rate,
        min(case when rates.last_service_date >= lines.service_from_date
            then rates.rate_amount else null end) as lowest_rate
    -- Fans out on purpose: all rates of the key known by the day.
    from lines
    inner join rates
        on lines.pooled_key = rates.rate_key
    where rates.first_service_date <= lines.service_from_date
        and rates.last_service_date >= add_days(lines.service_from_date, -365)
    group by lines.line_number

),

normal as (

    select
        lines.line_number as line_number,
        lines.usual_key as usual_key,
        safe_ratio(lines.unit_amount, indexes.rate_index) as rate_amount
    from lines
    inner join indexes
        on lines.payer_id = indexes.payer_id
        and lines.service_year = indexes.service_year
    where lines.is_whole

),

medians as (

    select
        usual_key,
        p50(rate_amount) as median_rate,
        count(*) as line_count
    from normal
    group by usual_key
    having count(*) >= 12

),

deviations as (

    select
        medians.usual_key as usual_key,
        min(medians.median_rate) as median_rate,
        p50(abs(normal.rate_amount - medians.median_rate)) as deviation
    from normal
    inner join medians
        on normal.usual_key = medians.usual_key
    group by medians.usual_key

),

chosen as (

    select
        lines.line_number as line_number,
        case
            when rated.usual_rate is not null then 'practice'
            when pooled.usual_rate is not null then 'all_practices'
            when rated.lowest_rate is not null then 'lowest_of_several'
            when pooled.lowest_rate is not null then 'lowest_of_all'
            else 'median'
        end as usual_source,
        cast(coalesce(rated.usual_rate, pooled.usual_rate, rated.lowest_rate, pooled.lowest_rate)
            as double) as known_rate,
        deviations.median_rate - 3 * 1.4826 * deviations.deviation as median_rate,
        indexes.rate_index as rate_index
    from lines
    inner join indexes
        on lines.payer_id = indexes.payer_id
        and lines.service_year = indexes.service_year
    left join rated
        on lines.line_number = rated.line_number
    left join pooled
        on lines.line_number = pooled.line_number
    left join deviations
        on lines.usual_key = deviations.usual_key

),

final as (

    select
        lines.line_number as line_number,
        chosen.usual_source as usual_source,
        money(safe_ratio(lines.unit_amount, chosen.rate_index)) as rate_amount,
        money(coalesce(chosen.known_rate, chosen.median_rate) * chosen.rate_index)
            as usual_unit_amount,
        money(
            cast(money(coalesce(chosen.known_rate, chosen.median_rate) * chosen.rate_index)
                as double)
            * cast(lines.units as double)
        ) as usual_amount
    from lines
    inner join chosen
        on lines.line_number = chosen.line_number
    where coalesce(chosen.known_rate, chosen.median_rate) > 0

)

select * from final
