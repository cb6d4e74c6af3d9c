-- Grain: one row per payment, as payers announced it (835), as it was posted, and as the bank has
-- it; and one per posting reference or deposit without an announcement.
-- Money counts as posted right if it is the payment, or what was paid on its claims: provider
-- adjustments are often posted elsewhere. A practice is compared in the time its ledger or bank
-- statements span, less the last week, in which payments are under way; and with its ledger only
-- if that names payments as payers do.

with

payments as (

    select * from int_payments__keyed

),

postings as (

    select * from int_payments__posted

),

deposits as (

    select * from fct_deposits

),

matched_deposits as (

    select * from int_deposits__matched

),

payers as (

    select * from dim_payers

),

posting_spans as (

    select
        postings.practice_id as practice_id,
        min(postings.posted_date) as first_date,
        max(postings.posted_date) as last_date,
        count(payments.reference_key) as known_count
    from postings
    left join payments
        on postings.practice_id = payments.practice_id
        and postings.reference_key = payments.reference_key
    group by postings.practice_id

),

deposit_spans as (

    select
        practice_id,
        min(deposit_date) as first_date,
        max(deposit_date) as last_date
    from deposits
    group by practice_id

),

deposited as (

    select
        matched_deposits.practice_id as practice_id,
        matched_deposits.reference_key as reference_key,
        min(matched_deposits.match_method) as match_method,
        min(deposits.deposit_date) as deposit_date,
        cast(sum(deposits.deposit_amount) as decimal(18, 2)) as deposit_amount
    from matched_deposits
    inner join deposits
        on matched_deposits.deposit_key = deposits.deposit_key
    group by matched_deposits.practice_id, matched_deposits.reference_key

),

compared as (

    select
        payments.practice_id as practice_id,
        payments.payer_id as payer_id,
        payments.payer_class as payer_class,
        payments.load_id as load_id,
        payments.source_offset as source_offset,
        payments.reference_key as reference_key,
        payments.trace_number as trace_number,
        payments.payment_date as payment_date,
        postings.posted_date as posted_date,
        deposited.deposit_date as deposit_date,
        payments.payment_amount as payment_amount,
        postings.posted_amount as posted_amount,
        deposited.deposit_amount as deposit_amount,
        deposited.match_method as match_method,
        case
            when postings.posted_amount in (payments.payment_amount, payments.claim_paid_amount)
                then cast(0 as decimal(18, 2))
            else cast(
                coalesce(postings.posted_amount, 0) - payments.payment_amount
            as decimal(18, 2))
        end as posted_difference,
        cast(
            coalesce(deposited.deposit_amount, 0) - payments.payment_amount
        as decimal(18, 2)) as deposited_difference,
        cast(
            postings.reference_key is not null
            or (
                coalesce(posting_spans.known_count, 0) > 0
                and payments.payment_date between posting_spans.first_date
                    and add_days(posting_spans.last_date, -7)
            )
        as boolean) as is_posting_compared,
        cast(
            deposited.reference_key is not null
            or coalesce(
                payments.payment_date between deposit_spans.first_date
                    and add_days(deposit_spans.last_date, -7),
                false
            )
        as boolean) as is_deposit_compared
    from payments
    left join postings
        on payments.practice_id = postings.practice_id
        and payments.reference_key = postings.reference_key
    left join deposited
        on payments.practice_id = deposited.practice_id
        and payments.reference_key = deposited.reference_key
    left join posting_spans
        on payments.practice_id = posting_spans.practice_id
    left join deposit_spans
        on payments.practice_id = deposit_spans.practice_id

),

announced as (

    select
        practice_id,
        payer_id,
        payer_class,
        load_id,
        source_offset,
        reference_key,
        trace_number,
        payment_date,
        posted_date,
        deposit_date,
        payment_amount,
        posted_amount,
        deposit_amount,
        match_method,
        case when is_posting_compared then posted_difference else null end as posted_difference,
        case when is_deposit_compared then deposited_difference else null end
            as deposited_difference,
        case
            when not is_posting_compared then 'not_compared'
            when posted_date is null and posted_amount is null then 'missing'
            when posted_difference != 0 then 'differs'
            else 'agrees'
        end as posting_status,
        case
            when not is_deposit_compared then 'not_compared'
            when deposit_amount is null and payment_amount != 0 then 'missing'
            when deposited_difference != 0 then 'differs'
            else 'agrees'
        end as deposit_status
    from compared

),

final as (

    select
        practice_id || '|835|' || reference_key as reconciliation_key,
        practice_id,
        payer_id,
        payer_class,
        load_id,
        source_offset,
        'payment' as kind,
        trace_number,
        payment_date,
        posted_date,
        deposit_date,
        payment_date as cash_date,
        payment_amount,
        posted_amount,
        deposit_amount,
        posted_difference,
        deposited_difference,
        posting_status,
        deposit_status,
        match_method
    from announced

    union all

    select
        postings.practice_id || '|posting|' || postings.reference_key as reconciliation_key,
        postings.practice_id as practice_id,
        coalesce(postings.payer_id, 'unknown') as payer_id,
        coalesce(payers.payer_class, 'other') as payer_class,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        'posting' as kind,
        postings.reference_key as trace_number,
        cast(null as date) as payment_date,
        postings.posted_date as posted_date,
        cast(null as date) as deposit_date,
        postings.posted_date as cash_date,
        cast(null as decimal(18, 2)) as payment_amount,
        postings.posted_amount as posted_amount,
        cast(null as decimal(18, 2)) as deposit_amount,
        case when posting_spans.known_count > 0 then postings.posted_amount else null end
            as posted_difference,
        cast(null as decimal(18, 2)) as deposited_difference,
        case when posting_spans.known_count > 0 then 'no_remit' else 'not_compared' end
            as posting_status,
        'not_compared' as deposit_status,
        cast(null as varchar) as match_method
    from postings
    inner join posting_spans
        on postings.practice_id = posting_spans.practice_id
    left join payments
        on postings.practice_id = payments.practice_id
        and postings.reference_key = payments.reference_key
    left join payers
        on postings.payer_id = payers.payer_id
    where payments.reference_key is null
        and postings.posted_amount != 0

    union all

    select
        deposits.practice_id || '|deposit|' || deposits.deposit_key as reconciliation_key,
        deposits.practice_id as practice_id,
        deposits.payer_id as payer_id,
        coalesce(payers.payer_class, 'other') as payer_class,
        deposits.load_id as load_id,
        cast(null as bigint) as source_offset,
        'deposit' as kind,
        deposits.reference_number as trace_number,
        cast(null as date) as payment_date,
        cast(null as date) as posted_date,
        deposits.deposit_date as deposit_date,
        deposits.deposit_date as cash_date,
        cast(null as decimal(18, 2)) as payment_amount,
        cast(null as decimal(18, 2)) as posted_amount,
        deposits.deposit_amount as deposit_amount,
        cast(null as decimal(18, 2)) as posted_difference,
        deposits.deposit_amount as deposited_difference,
        'not_compared' as posting_status,
        case
            when deposits.reference_number is not null or deposits.payer_id != 'unknown'
                then 'no_remit'
            else 'other_money'
        end as deposit_status,
        cast(null as varchar) as match_method
    from deposits
    left join matched_deposits
        on deposits.deposit_key = matched_deposits.deposit_key
    left join payers
        on deposits.payer_id = payers.payer_id
    where matched_deposits.deposit_key is null

)

select * from final
