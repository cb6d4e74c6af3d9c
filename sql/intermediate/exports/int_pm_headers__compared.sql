-- Grain: one row per sheet or text that a profile read, beside the header of its load before.

with

headers as (

    select * from stg_pm__headers

),

loads as (

    select * from int_loads__ranked

),

final as (

    select
        headers.row_id as header_key,
        headers.load_id as load_id,
        headers.practice_id as practice_id,
        headers.profile as profile,
        headers.sheet as sheet,
        headers.header_hash as header_hash,
        headers.column_count as column_count,
        headers.missing_columns as missing_columns,
        headers.unknown_columns as unknown_columns,
        lag(headers.header_hash) over (
            partition by headers.practice_id, headers.profile
            order by loads.load_rank, headers.row_ordinal
        ) as former_header_hash
    from headers
    inner join loads
        on headers.load_id = loads.load_id

)

select * from final
