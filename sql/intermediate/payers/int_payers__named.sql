-- Grain: one row per payer identifier and name as sent, in claims, remits, fee schedules,
-- acknowledgements, eligibility answers or exports.

with

submissions as (

    select * from stg_x12__submissions

),

payments as (

    select * from stg_x12__payments

),

fees as (

    select * from stg_contracts__fees

),

exports as (

    select * from int_payers__mentioned

),

status_levels as (

    select * from stg_x12__status_levels

),

eligibility_responses as (

    select * from stg_x12__eligibility_responses

),

mentions as (

    select
        payer_identifier,
        payer_name,
        count(*) as billed_count,
        0 as other_count
    from submissions
    group by payer_identifier, payer_name

    union all

    select
        payer_identifier,
        payer_name,
        0 as billed_count,
        count(*) as other_count
    from payments
    group by payer_identifier, payer_name

    union all

    select
        payer_identifier,
        payer_name,
        0 as billed_count,
        count(*) as other_count
    from fees
    group by payer_identifier, payer_name

    union all

    select
        source_identifier as payer_identifier,
        source_name as payer_name,
        0 as billed_count,
        count(*) as other_count
    from status_levels
    where source_entity_code = 'PR'
    group by source_identifier, source_name

    union all

    select
        payer_identifier,
        payer_name,
        0 as billed_count,
        count(*) as other_count
    from eligibility_responses
    group by payer_identifier, payer_name

    union all

    select
        payer_identifier,
        payer_name,
        0 as billed_count,
        mention_count as other_count
    from exports

),

keyed as (

    select
        coalesce(payer_identifier, '') as identifier_text,
        coalesce(payer_name, '') as name_text,
        blank_null(alphanumeric(payer_identifier)) as identifier_key,
        blank_null(payer_name_key(payer_name)) as name_key,
        payer_name,
        billed_count,
        other_count
    from mentions

),

final as (

    select
        identifier_text,
        name_text,
        identifier_key,
        name_key,
        payer_name,
        sum(billed_count) as billed_count,
        sum(other_count) as other_count
    from keyed
    group by identifier_text, name_text, identifier_key, name_key, payer_name

)

select * from final
