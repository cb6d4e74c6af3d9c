-- Grain: one row per receipt of a practice management system that holds today.
-- amount counts nothing where the receipt is marked void and has no reversal of its own.

with

receipts as (

    select * from stg_pm__payments

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

standing as (

    select
        receipts.row_id as receipt_key,
        coalesce(practices.practice_id, receipts.practice_id) as practice_id,
        receipts.source_system as source_system,
        receipts.payment_id as payment_id,
        receipts.void_of_id as void_of_id
    from receipts
    inner join current_rows
        on receipts.row_id = current_rows.row_id
    left join practices
        on alphanumeric(receipts.practice_id) = practices.identifier_key
    where current_rows.table_name = 'payments'
        and not receipts.is_deleted

),

reversals as (

    select
        practice_id,
        source_system,
        void_of_id,
        count(*) as reversal_count
    from standing
    where void_of_id is not null
    group by practice_id, source_system, void_of_id

),

final as (

    select
        standing.receipt_key as receipt_key,
        standing.practice_id as practice_id,
        receipts.source_system as source_system,
        receipts.profile as profile,
        receipts.load_id as load_id,
        receipts.source_line as source_line,
        receipts.payment_id as payment_id,
        coalesce(receipts.payer_type, 'other') as payer_type,
        case when receipts.payer_identifier is null and receipts.payer_name is null
            then null else payers.payer_id end as payer_id,
        receipts.account_key as account_key,
        receipts.method as method,
        receipts.reference_number as reference_number,
        receipts.batch_number as batch_number,
        receipts.received_date as received_date,
        coalesce(receipts.posted_date, receipts.received_date) as posted_date,
        receipts.deposit_date as deposit_date,
        receipts.adjudicated_date as adjudicated_date,
        case when receipts.is_void and reversals.reversal_count is null then 0
            else receipts.amount end as amount,
        receipts.applied_amount as applied_amount,
        case when receipts.is_void and reversals.reversal_count is null then 0
            else receipts.unapplied_amount end as unapplied_amount,
        receipts.refunded_amount as refunded_amount,
        receipts.is_void as is_void
    from standing
    inner join receipts
        on standing.receipt_key = receipts.row_id
    left join reversals
        on standing.practice_id = reversals.practice_id
        and standing.source_system = reversals.source_system
        and standing.payment_id = reversals.void_of_id
    left join payers
        on coalesce(receipts.payer_identifier, '') = payers.identifier_text
        and coalesce(receipts.payer_name, '') = payers.name_text

)

select * from final
