-- Grain: one row per transaction set.
-- A re-sent interchange has the same sender, control numbers and content. Content is part of the
-- comparison because some senders never change their control numbers.

with

transactions as (

    select * from stg_x12__transactions

),

final as (

    select
        transaction_key,
        load_id,
        transaction_ordinal,
        practice_id,
        kind,
        interchange_date,
        is_test,
        -- 005010X291 and X292 ask what would be paid, X298 to X300 report claims paid elsewhere.
        cast(
            version ilike '%X291%'
            or version ilike '%X292%'
            or version ilike '%X298%'
            or version ilike '%X299%'
            or version ilike '%X300%'
        as boolean) as is_predetermination,
        cast(row_number() over (
            partition by
                practice_id,
                kind,
                sender_id,
                interchange_control_number,
                interchange_date,
                group_control_number,
                transaction_control_number,
                reference_id,
                segment_count,
                claim_count
            order by load_id, transaction_ordinal
        ) > 1 and interchange_control_number is not null as boolean) as is_resent
    from transactions

)

select * from final
