-- Grain: one row per load that has claims or remits.
-- Models join millions of rows on whole numbers made of a load's number and a claim's place in it:
-- several times cheaper than on text. Numbers change with the loads and never leave the
-- intermediate models; the keys of marts are made of the load's own id. A load that comes in
-- during a build is not listed, and waits for the next build.

with

transactions as (

    select * from stg_x12__transactions

),

submissions as (

    select * from stg_x12__submissions

),

payments as (

    select * from stg_x12__payments

),

loads as (

    select load_id
    from transactions
    group by load_id

    union distinct

    select load_id
    from submissions
    group by load_id

    union distinct

    select load_id
    from payments
    group by load_id

),

final as (

    select
        load_id,
        row_number() over (order by load_id) as load_number
    from loads

)

select * from final
