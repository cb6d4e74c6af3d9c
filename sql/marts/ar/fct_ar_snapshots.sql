-- Grain: one row per snapshot date (month ends and the as-of date) and claim chain with a balance.
-- Made from the posting-dated ledger and closes to it exactly: what is posted later never changes
-- an earlier snapshot.

with

spans as (

    select * from int_claims__balance_spans

),

snapshot_dates as (

    select * from int_snapshot_dates__listed

),

claims as (

    select * from int_claims__identified

),

dated as (

    select
        snapshot_dates.snapshot_date as snapshot_date,
        snapshot_dates.is_as_of as is_as_of,
        spans.claim_number as claim_number,
        spans.balance_amount as balance_amount
    -- Fans out on purpose: one row per snapshot date of the span.
    from spans
    cross join snapshot_dates
    where spans.first_snapshot_date <= snapshot_dates.snapshot_date
        and (spans.until_date is null or snapshot_dates.snapshot_date < spans.until_date)

),

aged as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.provider_id as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        claims.load_id as load_id,
        claims.source_offset as source_offset,
        dated.snapshot_date as snapshot_date,
        dated.is_as_of as is_as_of,
        claims.claim_key as claim_key,
        claims.payer_sequence as payer_sequence,
        dated.balance_amount as open_amount,
        claims.service_from_date as service_from_date,
        claims.first_submitted_date as first_submitted_date,
        days_between(
            coalesce(
                claims.service_to_date, claims.service_from_date, claims.first_submitted_date
            ),
            dated.snapshot_date
        ) as age_days
    from dated
    inner join claims
        on dated.claim_number = claims.claim_number

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
        claim_key,
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
