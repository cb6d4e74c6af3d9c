-- Grain: one row per ledger entry of a practice management system that holds today, and one more on
-- the day an entry was taken back where the system only marks it.
-- amount lowers what is owed where reduces_ar: payments and adjustments are positive, refunds and
-- take-backs negative. An entry marked void without a day never counted.

with

transactions as (

    select * from stg_pm__transactions

),

standing as (

    select * from int_pm_transactions__current

),

links as (

    select * from int_pm_transactions__linked

),

charges as (

    select * from int_pm_charges__canonical

),

classes as (

    select * from int_pm_adjustments__classified

),

payers as (

    select * from int_payers__resolved

),

entries as (

    select
        transactions.row_id as transaction_row_key,
        standing.practice_id as practice_id,
        standing.void_method as void_method,
        coalesce(
            case when transactions.payer_identifier is null and transactions.payer_name is null
                then null else payers.payer_id end,
            charges.payer_id
        ) as payer_id,
        charges.charge_row_key as charge_row_key,
        transactions.payer_identifier is not null or transactions.payer_name is not null
            as is_payer_named,
        coalesce(transactions.claim_id, links.claim_id) as claim_id,
        coalesce(transactions.patient_control_number, charges.patient_control_number)
            as patient_control_number,
        coalesce(transactions.provider_id, charges.provider_id) as provider_id,
        coalesce(charges.service_from_date, transactions.service_from_date) as service_from_date,
        coalesce(links.link_method, case when transactions.claim_id is null then 'none'
            else 'claim' end) as link_method,
        classes.adjustment_class as adjustment_class
    from standing
    inner join transactions
        on standing.transaction_row_key = transactions.row_id
    left join links
        on standing.transaction_row_key = links.transaction_row_key
    left join charges
        on links.charge_row_key = charges.charge_row_key
    left join classes
        on standing.transaction_row_key = classes.transaction_row_key
    left join payers
        on coalesce(transactions.payer_identifier, '') = payers.identifier_text
        and coalesce(transactions.payer_name, '') = payers.name_text

),

postings as (

    select
        transaction_row_key,
        false as is_taking_back
    from entries
    where void_method != 'marked'

    union all

    select
        transactions.row_id as transaction_row_key,
        false as is_taking_back
    from entries
    inner join transactions
        on entries.transaction_row_key = transactions.row_id
    where entries.void_method = 'marked'
        and transactions.voided_date is not null

    union all

    select
        transactions.row_id as transaction_row_key,
        true as is_taking_back
    from entries
    inner join transactions
        on entries.transaction_row_key = transactions.row_id
    where entries.void_method = 'marked'
        and transactions.voided_date is not null

),

final as (

    select
        case when postings.is_taking_back then transactions.row_id || '-v'
            else transactions.row_id end as transaction_key,
        entries.practice_id as practice_id,
        transactions.source_system as source_system,
        transactions.profile as profile,
        transactions.load_id as load_id,
        transactions.source_line as source_line,
        transactions.transaction_id as transaction_id,
        transactions.transaction_type as transaction_type,
        entries.payer_id as payer_id,
        entries.is_payer_named as is_payer_named,
        transactions.payer_sequence as payer_sequence,
        entries.charge_row_key as charge_row_key,
        entries.claim_id as claim_id,
        coalesce(
            'c' || entries.claim_id,
            'd' || transactions.account_key || cast(entries.service_from_date as varchar),
            'r' || transactions.row_id
        ) as owner_id,
        entries.patient_control_number as patient_control_number,
        transactions.account_key as account_key,
        transactions.payment_id as payment_id,
        transactions.batch_number as batch_number,
        transactions.reference_number as reference_number,
        transactions.method as method,
        entries.provider_id as provider_id,
        entries.service_from_date as service_from_date,
        case when postings.is_taking_back then transactions.voided_date
            else transactions.posted_date end as posted_date,
        transactions.deposit_date as deposit_date,
        transactions.procedure_code as procedure_code,
        case when postings.is_taking_back then -transactions.amount
            else transactions.amount end as amount,
        transactions.reduces_ar as reduces_ar,
        transactions.group_code as group_code,
        transactions.reason_code as reason_code,
        transactions.adjustment_code as adjustment_code,
        entries.adjustment_class as adjustment_class,
        transactions.transfer_to as transfer_to,
        entries.void_method as void_method,
        postings.is_taking_back as is_taking_back,
        entries.link_method as link_method,
        case entries.link_method
            when 'charge_id' then 'exact'
            when 'preceding' then 'exact'
            when 'claim' then 'claim'
            when 'none' then 'none'
            else 'inferred'
        end as link_confidence,
        transactions.confidence as confidence
    from postings
    inner join entries
        on postings.transaction_row_key = entries.transaction_row_key
    inner join transactions
        on postings.transaction_row_key = transactions.row_id

)

select * from final
