-- Grain: one row per status (STC) of a 277 or 277CA.
-- The action code (STC03) decides where it is sent, else the worst category. A payer is who calls
-- itself one (NM101 PR), or whose receipt a clearinghouse passes on (codes 19, 20 of entity PR). A
-- clearinghouse's acceptance is only a receipt: the payer has not spoken.

with

statuses as (

    select * from stg_x12__statuses

),

levels as (

    select * from stg_x12__status_levels

),

status_lines as (

    select * from stg_x12__status_lines

),

judged as (

    select
        level_key,
        status_ordinal,
        case
            when action_code = 'WQ' then 'taken'
            when action_code = 'U' then 'rejected'
            when coalesce(category_code, '') in ('A3', 'A4', 'A6', 'A7', 'A8')
                or coalesce(second_category_code, '') in ('A3', 'A4', 'A6', 'A7', 'A8')
                or coalesce(third_category_code, '') in ('A3', 'A4', 'A6', 'A7', 'A8')
                then 'rejected'
            when category_code in ('A0', 'A1') then 'received'
            when category_code in ('A2', 'A5') then 'taken'
            when char_sub(category_code, 1, 1) in ('P', 'F', 'R') then 'taken'
            else 'unknown'
        end as verdict
    from statuses

),

hops as (

    select
        levels.level_key as level_key,
        statuses.status_ordinal as status_ordinal,
        case
            when levels.source_entity_code = 'PR' then 'payer'
            when statuses.entity_code = 'PR'
                and statuses.status_code in ('19', '20')
                and statuses.category_code in ('A1', 'A2') then 'payer'
            else 'clearinghouse'
        end as hop
    from levels
    inner join statuses
        on levels.level_key = statuses.level_key

),

final as (

    select
        levels.load_id as load_id,
        levels.practice_id as practice_id,
        levels.transaction_ordinal as transaction_ordinal,
        levels.level_ordinal as level_ordinal,
        statuses.source_offset as source_offset,
        hops.hop as hop,
        case
            when statuses.line_ordinal is not null then 'line'
            when levels.level = 'receiver' then 'batch'
            else levels.level
        end as level,
        case
            when judged.verdict != 'taken' then judged.verdict
            when coalesce(statuses.category_code, '') = 'A0' then 'forwarded'
            when hops.hop = 'payer' then 'accepted'
            else 'received'
        end as result,
        statuses.category_code as category_code,
        statuses.status_code as status_code,
        statuses.entity_code as entity_code,
        statuses.second_category_code as second_category_code,
        statuses.second_status_code as second_status_code,
        statuses.third_category_code as third_category_code,
        statuses.third_status_code as third_status_code,
        coalesce(statuses.effective_date, levels.source_processed_date) as effective_date,
        coalesce(levels.received_date, levels.source_received_date) as received_date,
        levels.source_name as source_name,
        levels.source_identifier as source_identifier,
        levels.batch_number as batch_number,
        levels.provider_npi as provider_npi,
        levels.provider_tax_id as provider_tax_id,
        levels.patient_control_number as patient_control_number,
        levels.payer_claim_control_number as payer_claim_control_number,
        status_lines.line_control_number as line_control_number,
        levels.member_key as member_key,
        levels.service_from_date as service_from_date,
        levels.service_to_date as service_to_date,
        levels.charge_amount as charge_amount
    from statuses
    inner join levels
        on statuses.level_key = levels.level_key
    inner join judged
        on statuses.level_key = judged.level_key
        and statuses.status_ordinal = judged.status_ordinal
    inner join hops
        on statuses.level_key = hops.level_key
        and statuses.status_ordinal = hops.status_ordinal
    left join status_lines
        on statuses.level_key = status_lines.level_key
        and statuses.line_ordinal = status_lines.line_ordinal

)

select * from final
