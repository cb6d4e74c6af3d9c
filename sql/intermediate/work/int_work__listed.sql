-- Grain: one row per claim chain, or visit without one, and kind of work that is to be done on it.

with

rejected as (

    select * from int_work__rejected

),

denied as (

    select * from int_work__denied

),

unanswered as (

    select * from int_work__unanswered

),

underpaid as (

    select * from int_work__underpaid

),

unbilled as (

    select * from int_work__unbilled

),

final as (

    select
        claim_key,
        cast(null as varchar) as entry_key,
        'rejected' as work_kind,
        work_reason,
        reason_code,
        'correct_and_send_again' as next_action,
        load_id,
        source_offset,
        since_date,
        touched_date,
        billed_amount,
        cast(null as decimal(18, 2)) as expected_amount,
        due_date,
        is_limit_assumed
    from rejected

    union all

    select
        claim_key,
        cast(null as varchar) as entry_key,
        'denied' as work_kind,
        work_reason,
        reason_code,
        -- Something was sent: it is to be followed, not sent again.
        case when is_worked then 'follow_up' else default_action end as next_action,
        load_id,
        source_offset,
        since_date,
        touched_date,
        billed_amount,
        expected_amount,
        due_date,
        is_limit_assumed
    from denied

    union all

    select
        claim_key,
        cast(null as varchar) as entry_key,
        'unanswered' as work_kind,
        work_reason,
        reason_code,
        'ask_for_status' as next_action,
        load_id,
        source_offset,
        since_date,
        touched_date,
        billed_amount,
        cast(null as decimal(18, 2)) as expected_amount,
        due_date,
        is_limit_assumed
    from unanswered

    union all

    select
        claim_key,
        cast(null as varchar) as entry_key,
        'underpaid' as work_kind,
        work_reason,
        cast(null as varchar) as reason_code,
        'appeal_the_price' as next_action,
        load_id,
        source_offset,
        since_date,
        touched_date,
        underpaid_amount as billed_amount,
        underpaid_amount as expected_amount,
        due_date,
        is_limit_assumed
    from underpaid

    union all

    select
        cast(null as varchar) as claim_key,
        entry_key,
        'unbilled' as work_kind,
        work_reason,
        cast(null as varchar) as reason_code,
        'send_the_claim' as next_action,
        load_id,
        source_offset,
        since_date,
        touched_date,
        billed_amount,
        cast(null as decimal(18, 2)) as expected_amount,
        due_date,
        is_limit_assumed
    from unbilled

)

select * from final
