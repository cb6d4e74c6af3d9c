-- Grain: one row per payer and year of service: how its usual rates moved since its first year.
-- Most of a payer's rates move together when its fees do: the median of the moves of what it
-- usually allows for a service; with fewer than five services, none.

with

lines as (

    select * from int_usual_lines__prepared

),

rate_counts as (

    select
        payer_id,
        pooled_key,
        service_year,
        unit_amount,
        count(*) as line_count
    from lines
    where is_whole
    group by payer_id, pooled_key, service_year, unit_amount

),

modes as (

    select
        payer_id,
        pooled_key,
        service_year,
        unit_amount,
        line_count,
        sum(line_count) over (partition by pooled_key, service_year) as year_count
    from rate_counts
    qualify row_number() over (
        partition by pooled_key, service_year
        order by line_count desc, unit_amount
    ) = 1

),

moves as (

    select
        years.payer_id as payer_id,
        years.service_year as service_year,
        p50(safe_ratio(years.unit_amount, years_before.unit_amount)) as move_ratio,
        count(*) as key_count
    from modes as years
    inner join modes as years_before
        on years.pooled_key = years_before.pooled_key
        and years.service_year = years_before.service_year + 1
    where years.line_count >= 3
        and years_before.line_count >= 3
        and years.line_count * 2 > years.year_count
        and years_before.line_count * 2 > years_before.year_count
    group by years.payer_id, years.service_year

),

payer_years as (

    select
        payer_id,
        service_year
    from rate_counts
    group by payer_id, service_year

),

final as (

    select
        payer_years.payer_id as payer_id,
        payer_years.service_year as service_year,
        exp(sum(ln(
            case when moves.key_count >= 5 then moves.move_ratio else cast(1 as double) end
        )) over (
            partition by payer_years.payer_id
            order by payer_years.service_year
        )) as rate_index
    from payer_years
    left join moves
        on payer_years.payer_id = moves.payer_id
        and payer_years.service_year = moves.service_year

)

select * from final
