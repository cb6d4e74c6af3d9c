-- Grain: one row per person that a 271 answers, or payer or provider that it rejects; tests and
-- re-sent files are flagged.
-- What is said of the plan as a whole (service type 30) decides, else what is said of any service:
-- active (EB01 1 to 5) before inactive (6 to 8). A rejection (AAA) is no answer.

with

responses as (

    select * from stg_x12__eligibility_responses

),

benefits as (

    select * from stg_x12__eligibility_benefits

),

transactions as (

    select * from stg_x12__transactions

),

deduplicated as (

    select * from int_transactions__deduplicated

),

payers as (

    select * from int_payers__resolved

),

flagged as (

    select
        eligibility_key,
        benefit_ordinal,
        plan_name,
        insurance_type_code,
        from_date,
        to_date,
        cast(information_code in ('1', '2', '3', '4', '5') as boolean) as is_active,
        cast(information_code in ('6', '7', '8') as boolean) as is_inactive,
        cast(service_types_text like '%,30,%' as boolean) as is_plan
    from benefits

),

summed as (

    select
        eligibility_key,
        count(*) as benefit_count,
        max(case when is_active and is_plan then 1 else 0 end) as plan_active_count,
        max(case when is_inactive and is_plan then 1 else 0 end) as plan_inactive_count,
        max(case when is_active then 1 else 0 end) as active_count,
        max(case when is_inactive then 1 else 0 end) as inactive_count,
        min(case when is_active or is_inactive then from_date else null end) as from_date,
        max(case when is_active or is_inactive then to_date else null end) as to_date
    from flagged
    group by eligibility_key

),

plans as (

    select
        eligibility_key,
        plan_name,
        insurance_type_code
    from flagged
    where plan_name is not null
    qualify row_number() over (
        partition by eligibility_key
        order by is_plan desc, is_active desc, benefit_ordinal
    ) = 1

),

practices as (

    select * from int_practices__resolved

),

final as (

    select
        coalesce(practices.practice_id, responses.practice_id) as practice_id,
        coalesce(payers.payer_id, 'unknown') as payer_id,
        responses.load_id as load_id,
        responses.source_offset as source_offset,
        responses.eligibility_key as eligibility_key,
        responses.level as level,
        responses.provider_npi as provider_id,
        responses.patient_key as patient_key,
        responses.member_key as member_key,
        responses.trace_number as trace_number,
        coalesce(transactions.created_date, transactions.interchange_date) as checked_date,
        responses.service_date as service_date,
        case
            when summed.plan_active_count = 1 then 'active'
            when summed.plan_inactive_count = 1 then 'inactive'
            when summed.active_count = 1 then 'active'
            when summed.inactive_count = 1 then 'inactive'
            when responses.rejection_code is not null then 'rejected'
            else 'unknown'
        end as coverage_status,
        responses.rejection_code as rejection_code,
        plans.plan_name as plan_name,
        plans.insurance_type_code as insurance_type_code,
        coalesce(responses.plan_from_date, summed.from_date) as plan_from_date,
        coalesce(responses.plan_to_date, summed.to_date) as plan_to_date,
        coalesce(summed.benefit_count, 0) as benefit_count,
        deduplicated.is_test as is_test,
        deduplicated.is_resent as is_duplicate
    from responses
    inner join transactions
        on responses.load_id = transactions.load_id
        and responses.transaction_ordinal = transactions.transaction_ordinal
    inner join deduplicated
        on transactions.transaction_key = deduplicated.transaction_key
    left join practices
        on responses.practice_id = practices.identifier_key
    left join payers
        on coalesce(responses.payer_identifier, '') = payers.identifier_text
        and coalesce(responses.payer_name, '') = payers.name_text
    left join summed
        on responses.eligibility_key = summed.eligibility_key
    left join plans
        on responses.eligibility_key = plans.eligibility_key

)

select * from final
