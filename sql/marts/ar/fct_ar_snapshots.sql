-- Grain: one row per snapshot date (month ends and the as-of date), account and party that owes or
-- has a credit.
-- Made from the posting-dated ledger and closes to it exactly: what is posted later never changes
-- an earlier snapshot. What payers owe ages from the service, what patients owe from the day it
-- became theirs.

with

spans as (

    select * from int_accounts__balance_spans

),

snapshot_dates as (

    select * from int_snapshot_dates__listed

),

accounts as (

    select * from int_accounts__described

),

dated as (

    select
        snapshot_dates.snapshot_date as snapshot_date,
        snapshot_dates.is_as_of as is_as_of,
        spans.account_number as account_number,
        spans.responsibility as responsibility,
        spans.balance_amount as balance_amount,
        spans.first_owed_date as first_owed_date
    -- Fans out on purpose: one row per snapshot date of the span.
    from spans
    cross join snapshot_dates
    where spans.first_snapshot_date <= snapshot_dates.snapshot_date
        and (spans.until_date is null or snapshot_dates.snapshot_date < spans.until_date)

),

aged as (

    select
        accounts.practice_id as practice_id,
        accounts.payer_id as payer_id,
        accounts.payer_class as payer_class,
        accounts.provider_id as provider_id,
        accounts.location_id as location_id,
        accounts.claim_type as claim_type,
        accounts.load_id as load_id,
        accounts.source_offset as source_offset,
        dated.snapshot_date as snapshot_date,
        dated.is_as_of as is_as_of,
        accounts.account_key as account_key,
        accounts.claim_key as claim_key,
        accounts.ledger_basis as ledger_basis,
        dated.responsibility as responsibility,
        accounts.payer_sequence as payer_sequence,
        dated.balance_amount as open_amount,
        accounts.service_from_date as service_from_date,
        accounts.first_submitted_date as first_submitted_date,
        days_between(
            case when dated.responsibility = 'patient'
                then coalesce(dated.first_owed_date, accounts.service_to_date)
                else accounts.service_to_date end,
            dated.snapshot_date
        ) as age_days
    from dated
    inner join accounts
        on dated.account_number = accounts.account_number

),

final as (

    select
        practice_id,
        payer_id,
        payer_class,
        provider_id,
        location_id,
        claim_type,
        load_id,
        source_offset,
        snapshot_date,
        is_as_of,
        account_key,
        claim_key,
        ledger_basis,
        responsibility,
        payer_sequence,
        open_amount,
        larger_of(open_amount, 0) as debit_amount,
        larger_of(-open_amount, 0) as credit_amount,
        service_from_date,
        first_submitted_date,
        age_days,
        case
            when age_days <= 30 then '0-30'
            when age_days <= 60 then '31-60'
            when age_days <= 90 then '61-90'
            when age_days <= 120 then '91-120'
            when age_days <= 150 then '121-150'
            when age_days <= 180 then '151-180'
            when age_days > 180 then '181+'
            else 'unknown'
        end as age_bucket
    from aged

)

select * from final
