-- Grain: one row per posting of a practice's own books and party that it touches, up to the as-of
-- date. amount is the effect on what is owed: charges raise it, payments and adjustments lower it.
-- What becomes the patient's leaves the insurers' side and arrives on the patient's. Money for a
-- visit that is not charged yet is unapplied until the day of its first charge.

with

accounts as (

    select * from int_pm_accounts__listed

),

charges as (

    select * from int_pm_charges__canonical

),

transactions as (

    select * from int_pm_transactions__canonical

),

receipts as (

    select * from int_pm_payments__canonical

),

shares as (

    select * from int_pm_shares__assigned

),

systems as (

    select
        practice_id,
        source_system,
        max(case when transaction_type in ('transfer', 'patient_responsibility') then 1 else 0
        end) as tells_shares
    from transactions
    group by practice_id, source_system

),

context as (

    select * from run_context

),

entries as (

    select
        'charge' as posting_name,
        practice_id,
        source_system,
        owner_id,
        load_id,
        source_line,
        charge_row_key as row_key,
        'charge' as transaction_type,
        'insurance' as responsibility,
        posted_date,
        posted_amount as amount,
        procedure_code
    from charges
    where posted_amount != 0
        and (void_method != 'marked' or voided_date is not null)

    union all

    select
        'void' as posting_name,
        practice_id,
        source_system,
        owner_id,
        load_id,
        source_line,
        charge_row_key as row_key,
        'charge' as transaction_type,
        'insurance' as responsibility,
        voided_date as posted_date,
        -posted_amount as amount,
        procedure_code
    from charges
    where posted_amount != 0
        and voided_date is not null

    union all

    select
        'entry' as posting_name,
        practice_id,
        source_system,
        owner_id,
        load_id,
        source_line,
        transaction_key as row_key,
        case
            when transaction_type = 'insurance_payment' then 'payment'
            when transaction_type in ('patient_payment', 'refund') then transaction_type
            when adjustment_class in (
                'contractual', 'reduction', 'withhold', 'small_balance', 'bad_debt', 'charity',
                'courtesy', 'unclassified'
            ) then adjustment_class
            when adjustment_class in ('write_off', 'denial') then 'write_off'
            else 'other_adjustment'
        end as transaction_type,
        case
            when payer_sequence = 0 or transaction_type = 'patient_payment' then 'patient'
            when payer_sequence > 0 then 'insurance'
            when transaction_type = 'refund' and not is_payer_named then 'patient'
            when adjustment_class in ('bad_debt', 'charity') then 'patient'
            else 'insurance'
        end as responsibility,
        posted_date,
        -amount as amount,
        procedure_code
    from transactions
    where reduces_ar
        and amount != 0

    union all

    select
        'receipt' as posting_name,
        practice_id,
        source_system,
        'p' || receipt_key as owner_id,
        load_id,
        source_line,
        receipt_key as row_key,
        'unapplied_receipt' as transaction_type,
        'unapplied' as responsibility,
        posted_date,
        -unapplied_amount as amount,
        cast(null as varchar) as procedure_code
    from receipts
    where unapplied_amount != 0

    union all

    select
        'share_out' as posting_name,
        transactions.practice_id as practice_id,
        transactions.source_system as source_system,
        transactions.owner_id as owner_id,
        transactions.load_id as load_id,
        transactions.source_line as source_line,
        transactions.transaction_key as row_key,
        'patient_transfer' as transaction_type,
        'insurance' as responsibility,
        transactions.posted_date as posted_date,
        -shares.amount as amount,
        transactions.procedure_code as procedure_code
    from shares
    inner join transactions
        on shares.transaction_key = transactions.transaction_key

    union all

    select
        'share_in' as posting_name,
        transactions.practice_id as practice_id,
        transactions.source_system as source_system,
        transactions.owner_id as owner_id,
        transactions.load_id as load_id,
        transactions.source_line as source_line,
        transactions.transaction_key as row_key,
        'patient_transfer' as transaction_type,
        'patient' as responsibility,
        transactions.posted_date as posted_date,
        shares.amount as amount,
        transactions.procedure_code as procedure_code
    from shares
    inner join transactions
        on shares.transaction_key = transactions.transaction_key

),

posted as (

    select
        entries.posting_name as posting_name,
        accounts.account_number as account_number,
        entries.transaction_type as transaction_type,
        case
            when accounts.is_unapplied then 'unapplied'
            when accounts.is_self_pay then 'patient'
            when systems.tells_shares = 0 then 'insurance'
            else entries.responsibility
        end as responsibility,
        coalesce(entries.posted_date, accounts.service_from_date, context.first_date)
            as posted_date,
        case when accounts.is_unapplied then null else accounts.first_charged_date end
            as first_charged_date,
        cast(entries.amount as decimal(18, 2)) as amount,
        entries.procedure_code as procedure_code,
        entries.load_id as load_id,
        entries.source_line as source_line,
        entries.row_key as row_key
    from entries
    inner join accounts
        on entries.practice_id = accounts.practice_id
        and entries.source_system = accounts.source_system
        and entries.owner_id = accounts.owner_id
    left join systems
        on entries.practice_id = systems.practice_id
        and entries.source_system = systems.source_system
    cross join context

),

prepaid as (

    select
        posting_name,
        account_number,
        responsibility,
        first_charged_date,
        amount,
        procedure_code,
        load_id,
        source_line,
        row_key
    from posted
    where transaction_type in ('patient_payment', 'refund')
        and responsibility != 'unapplied'
        and posted_date < first_charged_date

),

final as (

    select
        posted.posting_name as posting_name,
        posted.account_number as account_number,
        posted.transaction_type as transaction_type,
        case
            when posted.transaction_type in ('patient_payment', 'refund')
                and posted.posted_date < posted.first_charged_date then 'unapplied'
            else posted.responsibility
        end as responsibility,
        posted.posted_date as posted_date,
        posted.amount as amount,
        posted.procedure_code as procedure_code,
        posted.load_id as load_id,
        posted.source_line as source_line,
        posted.row_key as row_key
    from posted
    cross join context
    where posted.posted_date <= context.as_of_date

    union all

    select
        'taken_from_unapplied' as posting_name,
        prepaid.account_number as account_number,
        'application' as transaction_type,
        'unapplied' as responsibility,
        prepaid.first_charged_date as posted_date,
        -prepaid.amount as amount,
        prepaid.procedure_code as procedure_code,
        prepaid.load_id as load_id,
        prepaid.source_line as source_line,
        prepaid.row_key as row_key
    from prepaid
    cross join context
    where prepaid.first_charged_date <= context.as_of_date

    union all

    select
        'applied' as posting_name,
        prepaid.account_number as account_number,
        'application' as transaction_type,
        prepaid.responsibility as responsibility,
        prepaid.first_charged_date as posted_date,
        prepaid.amount as amount,
        prepaid.procedure_code as procedure_code,
        prepaid.load_id as load_id,
        prepaid.source_line as source_line,
        prepaid.row_key as row_key
    from prepaid
    cross join context
    where prepaid.first_charged_date <= context.as_of_date

)

select * from final
