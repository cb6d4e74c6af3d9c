-- Grain: one row per account of a practice's own books: a claim or visit, or a day of service of a
-- patient where the export has no claims; and each receipt that is not applied whole. Its number is
-- beyond those of all chains.

with

practices as (

    select * from int_practices__with_books

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

matched as (

    select * from int_pm_claims__matched

),

claims as (

    select * from int_claims__identified

),

payers as (

    select * from dim_payers

),

rows_of_accounts as (

    select
        practice_id,
        source_system,
        owner_id,
        charge_row_key as row_key,
        load_id,
        claim_id,
        payer_id,
        provider_id,
        service_from_date,
        service_to_date,
        first_billed_date,
        posted_date as charged_date,
        1 as charge_count
    from charges

    union all

    select
        practice_id,
        source_system,
        owner_id,
        transaction_key as row_key,
        load_id,
        claim_id,
        payer_id,
        provider_id,
        service_from_date,
        cast(null as date) as service_to_date,
        cast(null as date) as first_billed_date,
        cast(null as date) as charged_date,
        0 as charge_count
    from transactions

    union all

    select
        practice_id,
        source_system,
        'p' || receipt_key as owner_id,
        receipt_key as row_key,
        load_id,
        cast(null as varchar) as claim_id,
        payer_id,
        cast(null as varchar) as provider_id,
        cast(null as date) as service_from_date,
        cast(null as date) as service_to_date,
        cast(null as date) as first_billed_date,
        cast(null as date) as charged_date,
        0 as charge_count
    from receipts
    where unapplied_amount != 0

),

accounts as (

    select
        rows_of_accounts.practice_id as practice_id,
        rows_of_accounts.source_system as source_system,
        rows_of_accounts.owner_id as owner_id,
        min(rows_of_accounts.row_key) as first_row_key,
        min(rows_of_accounts.load_id) as load_id,
        min(rows_of_accounts.claim_id) as claim_id,
        coalesce(
            min(case when charge_count = 1 then payer_id else null end),
            case when sum(charge_count) = 0 then min(payer_id) else null end
        ) as payer_id,
        coalesce(
            min(case when charge_count = 1 then provider_id else null end),
            min(provider_id)
        ) as provider_id,
        min(rows_of_accounts.service_from_date) as service_from_date,
        max(rows_of_accounts.service_to_date) as service_to_date,
        min(rows_of_accounts.first_billed_date) as first_billed_date,
        min(rows_of_accounts.charged_date) as first_charged_date,
        sum(rows_of_accounts.charge_count) as charge_count
    from rows_of_accounts
    inner join practices
        on rows_of_accounts.practice_id = practices.practice_id
    group by
        rows_of_accounts.practice_id,
        rows_of_accounts.source_system,
        rows_of_accounts.owner_id

),

final as (

    select
        4000000000000000000 + row_number() over (order by accounts.owner_id) as account_number,
        accounts.practice_id as practice_id,
        accounts.source_system as source_system,
        accounts.owner_id as owner_id,
        'b-' || accounts.first_row_key as account_key,
        claims.claim_number as claim_number,
        claims.claim_key as claim_key,
        accounts.load_id as load_id,
        coalesce(
            claims.payer_id,
            accounts.payer_id,
            case when accounts.charge_count = 0 then 'unknown' else 'self_pay' end
        ) as payer_id,
        case
            when claims.claim_key is not null then claims.payer_class
            when accounts.payer_id is null and accounts.charge_count = 0 then 'other'
            when accounts.payer_id is null then 'self_pay'
            else coalesce(payers.payer_class, 'other')
        end as payer_class,
        coalesce(claims.provider_id, accounts.provider_id) as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        coalesce(accounts.service_from_date, claims.service_from_date) as service_from_date,
        coalesce(accounts.service_to_date, accounts.service_from_date, claims.service_to_date)
            as service_to_date,
        coalesce(claims.first_submitted_date, accounts.first_billed_date)
            as first_submitted_date,
        accounts.first_charged_date as first_charged_date,
        cast(accounts.charge_count = 0 as boolean) as is_unapplied,
        cast(claims.claim_key is null and accounts.payer_id is null as boolean) as is_self_pay
    from accounts
    left join matched
        on accounts.practice_id = matched.practice_id
        and accounts.source_system = matched.source_system
        and accounts.claim_id = matched.claim_id
    left join claims
        on matched.claim_number = claims.claim_number
    left join payers
        on accounts.payer_id = payers.payer_id

)

select * from final
