-- Grain: one row per adjustment entry of the ledger that holds today, with its class.
-- The system's own code decides where the practice has said what it means, then the CARC. What
-- neither tells stays unclassified: a write-off is never taken for a contract's without being told.

with

transactions as (

    select * from stg_pm__transactions

),

standing as (

    select * from int_pm_transactions__current

),

codes as (

    select * from stg_reference__adjustment_codes

),

current_rows as (

    select * from int_reference_rows__current

),

reasons as (

    select * from seed_carc

),

listed as (

    select
        alphanumeric(codes.code_system) as system_key,
        alphanumeric(codes.adjustment_code) as code_key,
        codes.adjustment_class as adjustment_class
    from codes
    inner join current_rows
        on codes.row_id = current_rows.row_id
    where current_rows.table_name = 'adjustment_codes'
    qualify row_number() over (
        partition by alphanumeric(codes.code_system), alphanumeric(codes.adjustment_code)
        order by
            current_rows.load_rank desc,
            codes.effective_from_date desc nulls last,
            codes.row_id
    ) = 1

),

final as (

    select
        standing.transaction_row_key as transaction_row_key,
        coalesce(own.adjustment_class, anyone.adjustment_class, reasons.adjustment_class,
            'unclassified') as adjustment_class,
        case
            when own.code_key is not null or anyone.code_key is not null then 'own_code'
            when reasons.reason_code is not null then 'carc'
            else 'none'
        end as class_method
    from standing
    inner join transactions
        on standing.transaction_row_key = transactions.row_id
    left join listed as own
        on alphanumeric(transactions.source_system) = own.system_key
        and alphanumeric(coalesce(transactions.adjustment_code, transactions.adjustment_name))
            = own.code_key
    left join listed as anyone
        on alphanumeric(coalesce(transactions.adjustment_code, transactions.adjustment_name))
            = anyone.code_key
        and anyone.system_key is null
    left join reasons
        on transactions.reason_code = reasons.reason_code
    where transactions.transaction_type in ('adjustment', 'patient_responsibility')

)

select * from final
