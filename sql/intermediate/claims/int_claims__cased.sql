-- Grain: one row per claim chain, with the case it belongs to.
-- A case is all chains of the same services over payers 1..n: a crossover keeps the chain it came
-- from; chains of one control number, date and charge are one case; a later payer sequence joins
-- the earlier one of its number and date, or of its patient, provider, dates and charge. The lead
-- chain carries the charge, so that a case is charged once.

with

claims as (

    select * from int_claims__identified

),

leads as (

    select
        claim_number,
        claim_key,
        practice_id,
        payer_sequence,
        number_key,
        service_from_date,
        patient_key,
        billing_provider_npi,
        charge_amount,
        case
            when from_claim_number is not null then from_claim_number
            when number_key is null or service_from_date is null then claim_number
            else first_value(claim_number) over (
                partition by
                    practice_id,
                    number_key,
                    service_from_date,
                    charge_amount,
                    case when from_claim_number is null then 1 else 0 end
                order by payer_sequence, claim_order nulls last, claim_key
            )
        end as lead_number
    from claims

),

first_payers as (

    select
        practice_id,
        number_key,
        service_from_date,
        min(claim_number) as claim_number
    from leads
    where payer_sequence = 1
        and lead_number = claim_number
        and number_key is not null
        and service_from_date is not null
    group by practice_id, number_key, service_from_date
    having count(*) = 1

),

first_visits as (

    select
        practice_id,
        patient_key,
        billing_provider_npi,
        service_from_date,
        charge_amount,
        min(claim_number) as claim_number
    from leads
    where payer_sequence = 1
        and lead_number = claim_number
        and patient_key is not null
    group by practice_id, patient_key, billing_provider_npi, service_from_date, charge_amount
    having count(*) = 1

),

later_payers as (

    select
        leads.claim_number as claim_number,
        coalesce(first_payers.claim_number, first_visits.claim_number) as lead_number
    from leads
    left join first_payers
        on leads.practice_id = first_payers.practice_id
        and leads.number_key = first_payers.number_key
        and leads.service_from_date = first_payers.service_from_date
    left join first_visits
        on leads.practice_id = first_visits.practice_id
        and leads.patient_key = first_visits.patient_key
        and leads.billing_provider_npi = first_visits.billing_provider_npi
        and leads.service_from_date = first_visits.service_from_date
        and leads.charge_amount = first_visits.charge_amount
    where leads.payer_sequence > 1
        and leads.lead_number = leads.claim_number

),

cased as (

    select
        claims.claim_number as claim_number,
        claims.payer_sequence as payer_sequence,
        claims.claim_order as claim_order,
        coalesce(
            lead_of_lead.lead_number,
            later_payers.lead_number,
            leads.lead_number
        ) as case_number
    from claims
    inner join leads
        on claims.claim_number = leads.claim_number
    left join later_payers
        on leads.lead_number = later_payers.claim_number
    left join leads as lead_of_lead
        on claims.from_claim_number = lead_of_lead.claim_number

),

final as (

    select
        cased.claim_number as claim_number,
        cased.case_number as case_number,
        lead_claims.claim_key as case_key,
        cased.payer_sequence as payer_sequence,
        row_number() over (
            partition by cased.case_number
            order by cased.payer_sequence, cased.claim_order nulls last, claims.claim_key
        ) as case_position
    from cased
    inner join claims
        on cased.claim_number = claims.claim_number
    inner join claims as lead_claims
        on cased.case_number = lead_claims.claim_number

)

select * from final
