-- Grain: one row per service line sent.

with

loads as (

    select * from int_loads__numbered

),

submission_lines as (

    select * from stg_x12__submission_lines

),

practices as (

    select * from int_practices__resolved

),

final as (

    select
        loads.load_number * 10000000 + submission_lines.claim_ordinal as submission_number,
        submission_lines.line_ordinal as line_ordinal,
        coalesce(practices.practice_id, submission_lines.practice_id) as practice_id,
        submission_lines.source_offset as source_offset,
        submission_lines.line_control_number as line_control_number,
        upper_u(submission_lines.procedure_code) as procedure_code,
        submission_lines.revenue_code as revenue_code,
        submission_lines.modifier_1 as modifier_1,
        submission_lines.modifier_2 as modifier_2,
        submission_lines.modifier_3 as modifier_3,
        submission_lines.modifier_4 as modifier_4,
        submission_lines.charge_amount as charge_amount,
        submission_lines.unit_code as unit_code,
        submission_lines.unit_quantity as unit_quantity,
        submission_lines.place_of_service_code as place_of_service_code,
        submission_lines.rendering_provider_npi as rendering_provider_npi,
        cast(submission_lines.prior_authorization_number is not null as boolean)
            as has_authorization_number
    from submission_lines
    inner join loads
        on submission_lines.load_id = loads.load_id
    left join practices
        on submission_lines.practice_id = practices.identifier_key

)

select * from final
