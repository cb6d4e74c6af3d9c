-- Grain: one row per remark code received.

with

loads as (

    select * from int_loads__numbered

),

remarks as (

    select * from stg_x12__remit_remarks

),

final as (

    select
        loads.load_number * 10000000 + remarks.claim_ordinal as adjudication_number,
        remarks.remark_ordinal as remark_ordinal,
        remarks.level as level,
        remarks.line_ordinal as line_ordinal,
        remarks.remark_code as remark_code
    from remarks
    inner join loads
        on remarks.load_id = loads.load_id
    where remarks.remark_code is not null

)

select * from final
