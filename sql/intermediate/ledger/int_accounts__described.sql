-- Grain: one row per account of the ledger: a claim chain, or an account of a practice's own books.

with

claims as (

    select * from int_claims__identified

),

in_books as (

    select * from int_claims__in_books

),

accounts as (

    select * from int_pm_accounts__listed

),

final as (

    select
        claims.claim_number as account_number,
        claims.claim_key as account_key,
        claims.claim_key as claim_key,
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.provider_id as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        claims.load_id as load_id,
        claims.source_offset as source_offset,
        claims.payer_sequence as payer_sequence,
        claims.service_from_date as service_from_date,
        coalesce(
            claims.service_to_date, claims.service_from_date, claims.first_submitted_date
        ) as service_to_date,
        claims.first_submitted_date as first_submitted_date,
        'claims' as ledger_basis
    from claims
    left join in_books
        on claims.claim_number = in_books.claim_number
    where in_books.claim_number is null

    union all

    select
        account_number,
        account_key,
        claim_key,
        practice_id,
        payer_id,
        payer_class,
        provider_id,
        location_id,
        claim_type,
        load_id,
        cast(null as bigint) as source_offset,
        cast(null as integer) as payer_sequence,
        service_from_date,
        service_to_date,
        first_submitted_date,
        'books' as ledger_basis
    from accounts

)

select * from final
