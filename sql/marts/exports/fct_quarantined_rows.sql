-- Grain: one row per row of a file that was read and not loaded.

with

quarantine as (

    select * from stg_pm__quarantine

),

practices as (

    select * from int_practices__resolved

),

final as (

    select
        quarantine.row_id as quarantine_key,
        coalesce(practices.practice_id, quarantine.practice_id) as practice_id,
        'unknown' as payer_id,
        quarantine.load_id as load_id,
        quarantine.profile as profile,
        quarantine.sheet as sheet,
        quarantine.source_line as source_line,
        quarantine.target_table as target_table,
        quarantine.reason as reason,
        quarantine.column_name as column_name,
        coalesce(quarantine.amount, 0) as amount
    from quarantine
    left join practices
        on alphanumeric(quarantine.practice_id) = practices.identifier_key

)

select * from final
