-- Grain: one row per 835 transaction set, tests and re-delivered ones included and flagged.
-- The same payment may come again in another file (is_resent: same content), or its claims may be
-- spread over several files (is_split: other content, so the claims count and the money once).

with

loads as (

    select * from int_loads__numbered

),

payments as (

    select * from stg_x12__payments

),

transactions as (

    select * from int_transactions__deduplicated

),

payers as (

    select * from int_payers__resolved

),

practices as (

    select * from int_practices__resolved

),

identified as (

    select
        payments.payment_key as payment_key,
        payments.load_id as load_id,
        coalesce(practices.practice_id, payments.practice_id) as practice_id,
        payments.transaction_ordinal as transaction_ordinal,
        payments.source_offset as source_offset,
        coalesce(payers.payer_id, 'unknown') as payer_id,
        payments.handling_code as handling_code,
        payments.trace_number as trace_number,
        payments.payment_amount as payment_amount,
        payments.payment_method_code as payment_method_code,
        coalesce(
            payments.payment_date, payments.production_date, transactions.interchange_date
        ) as payment_date,
        coalesce(
            payments.production_date, payments.payment_date, transactions.interchange_date
        ) as production_date,
        payments.payee_npi as payee_npi,
        payments.claim_count as claim_count,
        payments.claim_paid_amount as claim_paid_amount,
        payments.provider_adjustment_amount as provider_adjustment_amount,
        coalesce(transactions.is_test, false) as is_test,
        coalesce(transactions.is_resent, false) as is_resent
    from payments
    inner join loads
        on payments.load_id = loads.load_id
    left join transactions
        on payments.payment_key = transactions.transaction_key
    left join practices
        on payments.practice_id = practices.identifier_key
    left join payers
        on coalesce(payments.payer_identifier, '') = payers.identifier_text
        and coalesce(payments.payer_name, '') = payers.name_text

),

compared as (

    select
        payment_key,
        row_number() over (
            partition by
                practice_id, is_test, payer_id, trace_number, payment_date, payment_amount,
                claim_count, claim_paid_amount, provider_adjustment_amount
            order by is_resent, load_id, transaction_ordinal
        ) as content_number,
        row_number() over (
            partition by practice_id, is_test, payer_id, trace_number, payment_date, payment_amount
            order by is_resent, load_id, transaction_ordinal
        ) as payment_number
    from identified

),

final as (

    select
        identified.payment_key as payment_key,
        identified.load_id as load_id,
        identified.practice_id as practice_id,
        identified.transaction_ordinal as transaction_ordinal,
        identified.source_offset as source_offset,
        identified.payer_id as payer_id,
        identified.handling_code as handling_code,
        identified.trace_number as trace_number,
        identified.payment_amount as payment_amount,
        identified.payment_method_code as payment_method_code,
        identified.payment_date as payment_date,
        identified.production_date as production_date,
        identified.payee_npi as payee_npi,
        identified.claim_count as claim_count,
        identified.claim_paid_amount as claim_paid_amount,
        identified.provider_adjustment_amount as provider_adjustment_amount,
        identified.is_test as is_test,
        cast(
            identified.is_resent
            or (identified.trace_number is not null and compared.content_number > 1)
        as boolean) as is_resent,
        cast(
            identified.trace_number is not null
            and identified.payment_amount != 0
            and compared.content_number = 1
            and compared.payment_number > 1
        as boolean) as is_split
    from identified
    inner join compared
        on identified.payment_key = compared.payment_key

)

select * from final
