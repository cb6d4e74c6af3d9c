-- Grain: one row per published figure, in every state that was loaded.

with

source as (

    select * from raw.ref_benchmarks

),

renamed as (

    select
        load_id || '-bm' || cast(row_ordinal as varchar) as row_id,
        load_id,
        row_ordinal,
        coalesce(practice_id, 'unassigned') as practice_id,
        source_system,
        profile,
        profile_version,
        coalesce(load_mode, 'increment') as load_mode,
        sheet,
        source_line,
        coalesce(row_key, '') as row_key,
        blank_null(metric_name) as metric_name,
        benchmark_value,
        upper_value,
        blank_null(population) as population,
        benchmark_year,
        blank_null(benchmark_source) as benchmark_source,
        blank_null(grade) as grade,
        coalesce(is_shown, false) as is_shown
    from source

)

select * from renamed
