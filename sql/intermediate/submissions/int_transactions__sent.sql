-- Grain: one row per 837 (transaction set of claims) that counts, with the numbers that
-- acknowledgements return.

with

loads as (

    select * from int_loads__numbered

),

transactions as (

    select * from stg_x12__transactions

),

deduplicated as (

    select * from int_transactions__deduplicated

),

practices as (

    select * from int_practices__resolved

),

final as (

    select
        loads.load_number * 10000000 + transactions.transaction_ordinal as transaction_number,
        loads.load_number as load_number,
        coalesce(practices.practice_id, transactions.practice_id) as practice_id,
        alphanumeric(transactions.sender_id) as sender_key,
        blank_null(trim_zeros(transactions.interchange_control_number)) as interchange_number_key,
        transactions.interchange_date as interchange_date,
        blank_null(trim_zeros(transactions.group_control_number)) as group_number_key,
        blank_null(trim_zeros(transactions.transaction_control_number)) as set_number_key,
        alphanumeric(transactions.reference_id) as batch_key,
        coalesce(
            transactions.created_date, transactions.group_date, transactions.interchange_date
        ) as sent_date
    from transactions
    inner join deduplicated
        on transactions.transaction_key = deduplicated.transaction_key
    inner join loads
        on transactions.load_id = loads.load_id
    left join practices
        on transactions.practice_id = practices.identifier_key
    where transactions.kind in ('837P', '837I', '837D')
        and not deduplicated.is_test
        and not deduplicated.is_resent

)

select * from final
