-- Grain: one row per interchange (TA1), group (AK9) or transaction set (AK2) that is acknowledged.
-- A group accepted in part (P) says nothing of a set that it does not list.

with

interchanges as (

    select * from stg_x12__interchange_acknowledgements

),

sets as (

    select * from stg_x12__set_acknowledgements

),

syntax_errors as (

    select * from stg_x12__syntax_errors

),

places as (

    select
        acknowledgement_key,
        join_text(
            segment_id
            || coalesce(pad_left(cast(element_position as varchar), 2, '0'), '')
            || ':' || coalesce(error_code, '')
        ) as error_places
    from syntax_errors
    where segment_id is not null
    group by acknowledgement_key

),

final as (

    select
        load_id,
        practice_id,
        transaction_ordinal,
        source_offset,
        'envelope' as hop,
        'interchange' as level,
        case
            when result_code in ('A', 'E') then 'received'
            when result_code = 'R' then 'rejected'
            else 'unknown'
        end as result,
        result_code,
        note_code as error_codes,
        cast(null as varchar) as error_places,
        interchange_number_key,
        interchange_date,
        cast(null as varchar) as group_number_key,
        cast(null as varchar) as set_number_key
    from interchanges

    union all

    select
        sets.load_id,
        sets.practice_id,
        sets.transaction_ordinal,
        sets.source_offset,
        'syntax' as hop,
        sets.level,
        case
            when sets.result_code in ('A', 'E') then 'received'
            when sets.result_code in ('R', 'M', 'W', 'X') then 'rejected'
            else 'unknown'
        end as result,
        sets.result_code,
        sets.error_codes,
        places.error_places,
        cast(null as varchar) as interchange_number_key,
        cast(null as date) as interchange_date,
        sets.group_number_key,
        sets.set_number_key
    from sets
    left join places
        on sets.acknowledgement_key = places.acknowledgement_key
    where coalesce(sets.functional_code, 'HC') = 'HC'

)

select * from final
