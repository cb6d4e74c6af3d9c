-- Grain: one row per adjustment reason: all of the map, and those of the data that are not in it.

with

reasons as (

    select * from seed_carc

),

adjustments as (

    select * from int_adjustments__classified

),

unmapped as (

    select adjustments.reason_code as reason_code
    from adjustments
    left join reasons
        on adjustments.reason_code = reasons.reason_code
    where reasons.reason_code is null
        and adjustments.reason_code is not null
    group by adjustments.reason_code

),

final as (

    select
        reason_code,
        reason_name,
        adjustment_class,
        denial_category,
        cast(preventable = 'Y' as boolean) as is_preventable,
        stage,
        default_action
    from reasons

    union all

    select
        reason_code,
        'Not in the map' as reason_name,
        'unclassified' as adjustment_class,
        'unmapped' as denial_category,
        false as is_preventable,
        'unknown' as stage,
        'review' as default_action
    from unmapped

)

select * from final
