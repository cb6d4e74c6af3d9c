-- Grain: one row per acknowledgement event: a TA1, a group or set of a 999, a status of a 277.
-- Nothing above a provider names one, so the practice of a batch is that of the providers in its
-- set. A tax id stands for the practice whose claims carry it.

with

loads as (

    select * from int_loads__numbered

),

transactions as (

    select * from stg_x12__transactions

),

deduplicated as (

    select * from int_transactions__deduplicated

),

submissions as (

    select * from int_submissions__prepared

),

statuses as (

    select * from int_acknowledgements__statuses

),

syntax as (

    select * from int_acknowledgements__syntax

),

practices as (

    select * from int_practices__resolved

),

tax_practices as (

    select
        billing_provider_tax_id as tax_id,
        min(practice_id) as practice_id
    from submissions
    where billing_provider_tax_id is not null
    group by billing_provider_tax_id
    having min(practice_id) = max(practice_id)

),

events as (

    select
        load_id, practice_id, transaction_ordinal, source_offset, hop, level, result,
        cast(null as bigint) as level_ordinal,
        result_code as category_code,
        error_codes as status_code,
        cast(null as varchar) as entity_code,
        error_places,
        cast(null as date) as effective_date,
        interchange_number_key, interchange_date, group_number_key, set_number_key,
        cast(null as varchar) as batch_number,
        cast(null as varchar) as patient_control_number
    from syntax

    union all

    select
        load_id, practice_id, transaction_ordinal, source_offset, hop, level, result,
        level_ordinal,
        category_code,
        status_code,
        entity_code,
        cast(null as varchar) as error_places,
        effective_date,
        cast(null as varchar), cast(null as date), cast(null as varchar), cast(null as varchar),
        batch_number,
        patient_control_number
    from statuses

),

named_practices as (

    select
        events.load_id as load_id,
        events.transaction_ordinal as transaction_ordinal,
        events.source_offset as source_offset,
        coalesce(
            practices.practice_id, tax_practices.practice_id, events.practice_id, 'unassigned'
        ) as practice_id
    from events
    left join tax_practices
        on events.practice_id = tax_practices.tax_id
    left join practices
        on coalesce(tax_practices.practice_id, events.practice_id) = practices.identifier_key

),

set_practices as (

    select
        load_id,
        transaction_ordinal,
        min(practice_id) as practice_id
    from named_practices
    where practice_id != 'unassigned'
    group by load_id, transaction_ordinal
    having min(practice_id) = max(practice_id)

),

final as (

    select
        loads.load_number * 100000000000 + events.source_offset as acknowledgement_number,
        loads.load_number as load_number,
        events.load_id as load_id,
        events.transaction_ordinal as transaction_ordinal,
        events.level_ordinal as level_ordinal,
        events.source_offset as source_offset,
        case
            when named_practices.practice_id = 'unassigned'
                then coalesce(set_practices.practice_id, 'unassigned')
            else named_practices.practice_id
        end as practice_id,
        transactions.kind as kind,
        events.hop as hop,
        events.level as level,
        events.result as result,
        events.category_code as category_code,
        events.status_code as status_code,
        events.entity_code as entity_code,
        events.error_places as error_places,
        coalesce(
            events.effective_date,
            transactions.created_date,
            transactions.group_date,
            transactions.interchange_date
        ) as acknowledged_date,
        alphanumeric(transactions.receiver_id) as receiver_key,
        events.interchange_number_key as interchange_number_key,
        events.interchange_date as interchange_date,
        events.group_number_key as group_number_key,
        events.set_number_key as set_number_key,
        events.batch_number as batch_number,
        events.patient_control_number as patient_control_number,
        deduplicated.is_test as is_test,
        deduplicated.is_resent as is_duplicate
    from events
    inner join loads
        on events.load_id = loads.load_id
    inner join transactions
        on events.load_id = transactions.load_id
        and events.transaction_ordinal = transactions.transaction_ordinal
    inner join deduplicated
        on transactions.transaction_key = deduplicated.transaction_key
    inner join named_practices
        on events.load_id = named_practices.load_id
        and events.source_offset = named_practices.source_offset
    left join set_practices
        on events.load_id = set_practices.load_id
        and events.transaction_ordinal = set_practices.transaction_ordinal

)

select * from final
