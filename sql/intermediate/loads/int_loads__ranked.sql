-- Grain: one row per file that was loaded.
-- load_rank grows with the order of loading: of two states of a row the later one holds.

with

files as (

    select * from stg_loads__files

),

final as (

    select
        load_id,
        row_number() over (order by started_at, load_id) as load_rank
    from files
    where status = 'loaded'

)

select * from final
