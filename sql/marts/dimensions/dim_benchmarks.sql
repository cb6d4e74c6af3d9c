-- Grain: one row per metric, population and year of a published figure.
-- A figure that was loaded replaces the one the project brings. Only primary sources that name
-- their year are drawn unless the list says otherwise.

with

loaded as (

    select * from stg_reference__benchmarks

),

current_rows as (

    select * from int_reference_rows__current

),

seeded as (

    select * from seed_benchmarks

),

combined as (

    select
        loaded.metric_name as metric_name,
        loaded.benchmark_value as benchmark_value,
        loaded.upper_value as upper_value,
        loaded.population as population,
        loaded.benchmark_year as benchmark_year,
        loaded.benchmark_source as benchmark_source,
        loaded.grade as grade,
        loaded.is_shown as is_shown,
        0 as source_rank
    from loaded
    inner join current_rows
        on loaded.row_id = current_rows.row_id
    where current_rows.table_name = 'benchmarks'

    union all

    select
        metric_name,
        benchmark_value,
        upper_value,
        population,
        benchmark_year,
        benchmark_source,
        grade,
        cast(grade = 'P' and benchmark_year is not null as boolean) as is_shown,
        1 as source_rank
    from seeded

),

final as (

    select
        metric_name,
        population,
        benchmark_year,
        benchmark_value,
        upper_value,
        benchmark_source,
        grade,
        is_shown
    from combined
    qualify row_number() over (
        partition by metric_name, population, coalesce(benchmark_year, 0)
        order by source_rank, benchmark_value
    ) = 1

)

select * from final
