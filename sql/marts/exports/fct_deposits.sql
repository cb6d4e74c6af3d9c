-- Grain: one row per bank deposit.

with

deposits as (

    select * from stg_pm__deposits

),

current_rows as (

    select * from int_pm_rows__current

),

practices as (

    select * from int_practices__resolved

),

payers as (

    select * from int_payers__resolved

),

final as (

    select
        deposits.row_id as deposit_key,
        coalesce(practices.practice_id, deposits.practice_id) as practice_id,
        case when deposits.payer_identifier is null and deposits.payer_name is null
            then 'unknown' else payers.payer_id end as payer_id,
        deposits.load_id as load_id,
        deposits.source_line as source_line,
        deposits.deposit_id as deposit_id,
        deposits.deposit_date as deposit_date,
        deposits.amount as deposit_amount,
        deposits.reference_number as reference_number,
        deposits.method as method,
        deposits.description as description
    from deposits
    inner join current_rows
        on deposits.row_id = current_rows.row_id
    left join practices
        on alphanumeric(deposits.practice_id) = practices.identifier_key
    left join payers
        on coalesce(deposits.payer_identifier, '') = payers.identifier_text
        and coalesce(deposits.payer_name, '') = payers.name_text
    where current_rows.table_name = 'deposits'

)

select * from final
