-- Grain: one row per denial that a system records itself that holds today.

with

denials as (

    select * from stg_pm__denials

),

current_rows as (

    select * from int_pm_rows__current

),

practices as (

    select * from int_practices__resolved

),

payers as (

    select * from int_payers__resolved

),

final as (

    select
        denials.row_id as denial_row_key,
        coalesce(practices.practice_id, denials.practice_id) as practice_id,
        denials.source_system as source_system,
        denials.load_id as load_id,
        denials.source_line as source_line,
        case when denials.payer_identifier is null and denials.payer_name is null
            then null else payers.payer_id end as payer_id,
        denials.denial_id as denial_id,
        denials.claim_id as claim_id,
        denials.charge_id as charge_id,
        denials.patient_control_number as patient_control_number,
        denials.account_key as account_key,
        denials.payer_sequence as payer_sequence,
        denials.denied_date as denied_date,
        denials.service_from_date as service_from_date,
        denials.procedure_code as procedure_code,
        denials.provider_id as provider_id,
        denials.denied_amount as denied_amount,
        denials.group_code as group_code,
        denials.reason_code as reason_code,
        denials.remark_code as remark_code,
        denials.denial_category as denial_category,
        denials.status as status,
        denials.appeal_deadline_date as appeal_deadline_date,
        denials.resolved_date as resolved_date,
        denials.recovered_amount as recovered_amount
    from denials
    inner join current_rows
        on denials.row_id = current_rows.row_id
    left join practices
        on alphanumeric(denials.practice_id) = practices.identifier_key
    left join payers
        on coalesce(denials.payer_identifier, '') = payers.identifier_text
        and coalesce(denials.payer_name, '') = payers.name_text
    where current_rows.table_name = 'denials'

)

select * from final
