-- Grain: one row per line of a remit, with the service as our claim sent it.
-- It is found by its number (REF*6R), else by the code and its place among the claim's lines of the
-- code, else by its place and charge. A line that the payer split in several, and one of no claim
-- of ours, stands as the remit tells it.

with

claimed_remits as (

    select * from int_remits__claimed

),

remits as (

    select * from int_remits__prepared

),

remit_lines as (

    select * from int_remit_lines__completed

),

submission_lines as (

    select * from int_submission_lines__numbered

),

numbered_lines as (

    select
        remit_lines.line_number as line_number,
        claimed_remits.submission_number as submission_number,
        remit_lines.line_ordinal as line_ordinal,
        remit_lines.line_control_number as line_control_number,
        coalesce(remit_lines.submitted_procedure_code, remit_lines.procedure_code) as line_code,
        remit_lines.charge_amount as charge_amount,
        row_number() over (
            partition by
                remit_lines.adjudication_number,
                coalesce(remit_lines.submitted_procedure_code, remit_lines.procedure_code)
            order by remit_lines.line_ordinal
        ) as code_position,
        count(*) over (
            partition by remit_lines.adjudication_number, remit_lines.line_control_number
        ) as number_count
    from remit_lines
    inner join claimed_remits
        on remit_lines.adjudication_number = claimed_remits.adjudication_number
    where not remit_lines.is_synthetic
        and claimed_remits.submission_number is not null

),

sent_lines as (

    select
        submission_number,
        line_ordinal,
        line_control_number,
        coalesce(procedure_code, revenue_code) as line_code,
        charge_amount,
        row_number() over (
            partition by submission_number, coalesce(procedure_code, revenue_code)
            order by line_ordinal
        ) as code_position,
        row_number() over (
            partition by submission_number, line_control_number
            order by line_ordinal
        ) as number_position
    from submission_lines

),

matched as (

    select
        numbered_lines.line_number as line_number,
        numbered_lines.submission_number as submission_number,
        coalesce(by_number.line_ordinal, by_code.line_ordinal, by_place.line_ordinal)
            as line_ordinal
    from numbered_lines
    left join sent_lines as by_number
        on numbered_lines.submission_number = by_number.submission_number
        and numbered_lines.line_control_number = by_number.line_control_number
        and by_number.number_position = 1
    left join sent_lines as by_code
        on numbered_lines.submission_number = by_code.submission_number
        and numbered_lines.line_code = by_code.line_code
        and numbered_lines.code_position = by_code.code_position
    left join sent_lines as by_place
        on numbered_lines.submission_number = by_place.submission_number
        and numbered_lines.line_ordinal = by_place.line_ordinal
        and numbered_lines.charge_amount = by_place.charge_amount
    where numbered_lines.line_control_number is null
        or numbered_lines.number_count = 1

),

final as (

    select
        remit_lines.line_number as line_number,
        case when submission_lines.submission_number is null then 'remit' else 'claim' end
            as billed_source,
        coalesce(
            submission_lines.procedure_code,
            submission_lines.revenue_code,
            remit_lines.submitted_procedure_code,
            remit_lines.procedure_code
        ) as procedure_code,
        case when submission_lines.submission_number is null then remit_lines.modifier_1
            else upper_u(submission_lines.modifier_1) end as modifier_1,
        case when submission_lines.submission_number is null then remit_lines.modifier_2
            else upper_u(submission_lines.modifier_2) end as modifier_2,
        case when submission_lines.submission_number is null then remit_lines.modifier_3
            else upper_u(submission_lines.modifier_3) end as modifier_3,
        case when submission_lines.submission_number is null then remit_lines.modifier_4
            else upper_u(submission_lines.modifier_4) end as modifier_4,
        coalesce(submission_lines.unit_quantity, remit_lines.billed_units) as billed_units,
        coalesce(submission_lines.unit_code, 'UN') as unit_code,
        coalesce(submission_lines.place_of_service_code, remits.facility_type_code)
            as place_of_service_code,
        coalesce(submission_lines.rendering_provider_npi, remits.provider_id) as provider_id
    from remit_lines
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    left join matched
        on remit_lines.line_number = matched.line_number
    left join submission_lines
        on matched.submission_number = submission_lines.submission_number
        and matched.line_ordinal = submission_lines.line_ordinal
    where not remit_lines.is_synthetic
        and not remit_lines.is_reversal

)

select * from final
