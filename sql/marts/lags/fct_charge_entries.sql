-- Grain: one row per visit and day of service of a practice's own system, as its charges were first
-- entered.
-- A charge entered again in place of another moves nothing: the first entry counts, also of charges
-- that were voided since.

with

charges as (

    select * from int_pm_charges__canonical

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

lag_limits as (

    select * from seed_lag_limits

),

ranked as (

    select
        charge_row_key,
        row_number() over (
            partition by
                practice_id,
                source_system,
                coalesce(claim_id, encounter_id, appointment_id, account_key, charge_row_key),
                service_to_date
            order by case when entered_date is null then 1 else 0 end, entered_date, charge_row_key
        ) as entry_number,
        sum(charge_amount) over (
            partition by
                practice_id,
                source_system,
                coalesce(claim_id, encounter_id, appointment_id, account_key, charge_row_key),
                service_to_date
        ) as visit_amount
    from charges
    where void_method != 'reversal'

),

final as (

    select
        charges.practice_id as practice_id,
        coalesce(charges.payer_id, 'self_pay') as payer_id,
        case when charges.payer_id is null then 'self_pay'
            else coalesce(claims.payer_class, payers.payer_class, 'other') end as payer_class,
        coalesce(charges.provider_id, claims.provider_id) as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        charges.load_id as load_id,
        charges.source_line as source_offset,
        charges.charge_row_key as entry_key,
        charges.source_system as source_system,
        charges.claim_id as visit_id,
        matched.claim_key as claim_key,
        cast(ranked.visit_amount as decimal(18, 2)) as charge_amount,
        charges.service_to_date as service_to_date,
        charges.entered_date as entered_date,
        case when charges.entered_date >= charges.service_to_date
            then days_between(charges.service_to_date, charges.entered_date)
            else null end as days_to_entry,
        cast(coalesce(charges.entered_date < charges.service_to_date, false) as boolean)
            as is_entry_backwards,
        lag_limits.limit_days as limit_days
    from ranked
    inner join charges
        on ranked.charge_row_key = charges.charge_row_key
    left join matched
        on charges.practice_id = matched.practice_id
        and charges.source_system = matched.source_system
        and charges.claim_id = matched.claim_id
    left join claims
        on matched.claim_number = claims.claim_number
    left join payers
        on charges.payer_id = payers.payer_id
    left join lag_limits
        on lag_limits.lag = 'charge'
    where ranked.entry_number = 1

)

select * from final
