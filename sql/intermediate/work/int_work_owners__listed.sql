-- Grain: one row per rule of who works on what that holds today.

with

rules as (

    select * from stg_reference__work_owners

),

current_rows as (

    select * from int_reference_rows__current

),

practices as (

    select * from int_practices__resolved

),

final as (

    select
        rules.row_id as row_id,
        coalesce(practices.practice_id, rules.practice_id) as practice_id,
        rules.rule_number as rule_number,
        rules.owner as owner,
        rules.work_kind as work_kind,
        rules.payer_id as payer_id,
        rules.payer_class as payer_class,
        rules.work_reason as work_reason,
        coalesce(rules.at_least_amount, 0) as at_least_amount
    from rules
    inner join current_rows
        on rules.row_id = current_rows.row_id
    left join practices
        on alphanumeric(rules.practice_id) = practices.identifier_key
    where current_rows.table_name = 'work_owners'

)

select * from final
