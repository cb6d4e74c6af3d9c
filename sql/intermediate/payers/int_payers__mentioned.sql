-- Grain: one row per payer identifier and name as exports and payer lists have it.

with

charges as (

    select * from stg_pm__charges

),

claims as (

    select * from stg_pm__claims

),

claim_payers as (

    select * from stg_pm__claim_payers

),

transactions as (

    select * from stg_pm__transactions

),

payments as (

    select * from stg_pm__payments

),

remit_lines as (

    select * from stg_pm__remit_lines

),

denials as (

    select * from stg_pm__denials

),

deposits as (

    select * from stg_pm__deposits

),

listed_payers as (

    select * from stg_reference__payers

),

mentions as (

    select
        payer_identifier,
        payer_name
    from charges
    where payer_identifier is not null or payer_name is not null

    union all

    select
        payer_identifier,
        payer_name
    from claims
    where payer_identifier is not null or payer_name is not null

    union all

    select
        payer_identifier,
        payer_name
    from claim_payers
    where payer_identifier is not null or payer_name is not null

    union all

    select
        payer_identifier,
        payer_name
    from transactions
    where payer_identifier is not null or payer_name is not null

    union all

    select
        payer_identifier,
        payer_name
    from payments
    where payer_identifier is not null or payer_name is not null

    union all

    select
        payer_identifier,
        payer_name
    from remit_lines
    where payer_identifier is not null or payer_name is not null

    union all

    select
        payer_identifier,
        payer_name
    from denials
    where payer_identifier is not null or payer_name is not null

    union all

    select
        payer_identifier,
        payer_name
    from deposits
    where payer_identifier is not null or payer_name is not null

    union all

    select
        coalesce(edi_payer_id, payer_id) as payer_identifier,
        payer_name
    from listed_payers

),

final as (

    select
        payer_identifier,
        payer_name,
        count(*) as mention_count
    from mentions
    group by payer_identifier, payer_name

)

select * from final
