-- Grain: one row per posting to an account and party, and one per provider adjustment (PLB).
-- The amounts of an account add up to its balance; provider adjustments have no claim and no effect
-- on what is owed for claims, their cash is in provider_adjustment_amount.

with

entries as (

    select * from int_ledger__posted

),

accounts as (

    select * from int_accounts__described

),

payments as (

    select * from int_payments__deduplicated

),

provider_adjustments as (

    select * from stg_x12__provider_adjustments

),

payers as (

    select * from dim_payers

),

context as (

    select * from run_context

),

final as (

    select
        accounts.practice_id as practice_id,
        accounts.payer_id as payer_id,
        accounts.payer_class as payer_class,
        accounts.provider_id as provider_id,
        accounts.location_id as location_id,
        accounts.claim_type as claim_type,
        entries.load_id as load_id,
        entries.source_offset as source_offset,
        entries.source_line as source_line,
        coalesce(entries.row_key, entries.load_id || '-' || cast(entries.source_offset as varchar))
            || '-' || entries.posting_name as ledger_key,
        accounts.account_key as account_key,
        accounts.claim_key as claim_key,
        accounts.ledger_basis as ledger_basis,
        entries.responsibility as responsibility,
        accounts.payer_sequence as payer_sequence,
        entries.transaction_type as transaction_type,
        entries.posted_date as posted_date,
        accounts.service_from_date as service_from_date,
        entries.amount as amount,
        case when entries.transaction_type = 'charge' then entries.amount
            else 0 end as charge_amount,
        case when entries.transaction_type in ('payment', 'patient_payment', 'refund')
            then -entries.amount else 0 end as payment_amount,
        case when entries.transaction_type in ('charge', 'implied_charge', 'payment',
            'patient_payment', 'refund', 'unapplied_receipt', 'application', 'patient_transfer',
            'cob_transfer', 'payer_change') then 0 else -entries.amount end as adjustment_amount,
        cast(0 as decimal(18, 2)) as provider_adjustment_amount,
        entries.procedure_code as procedure_code,
        cast(null as varchar) as reason_code
    from entries
    inner join accounts
        on entries.account_number = accounts.account_number

    union all

    select
        payments.practice_id as practice_id,
        payments.payer_id as payer_id,
        coalesce(payers.payer_class, 'other') as payer_class,
        payments.payee_npi as provider_id,
        cast(null as varchar) as location_id,
        cast(null as varchar) as claim_type,
        provider_adjustments.load_id as load_id,
        provider_adjustments.source_offset as source_offset,
        cast(null as bigint) as source_line,
        provider_adjustments.payment_key || '-p'
            || cast(provider_adjustments.adjustment_ordinal as varchar) as ledger_key,
        cast(null as varchar) as account_key,
        cast(null as varchar) as claim_key,
        'claims' as ledger_basis,
        'insurance' as responsibility,
        cast(null as integer) as payer_sequence,
        'provider_adjustment' as transaction_type,
        payments.payment_date as posted_date,
        cast(null as date) as service_from_date,
        cast(0 as decimal(18, 2)) as amount,
        cast(0 as decimal(18, 2)) as charge_amount,
        cast(0 as decimal(18, 2)) as payment_amount,
        cast(0 as decimal(18, 2)) as adjustment_amount,
        provider_adjustments.amount as provider_adjustment_amount,
        cast(null as varchar) as procedure_code,
        provider_adjustments.reason_code as reason_code
    from payments
    inner join provider_adjustments
        on payments.payment_key = provider_adjustments.payment_key
    cross join context
    left join payers
        on payments.payer_id = payers.payer_id
    where not payments.is_test
        and not payments.is_resent
        and payments.payment_date <= context.as_of_date

)

select * from final
