-- Grain: one row per claim chain, with its match and its largest line.

with

submission_lines as (

    select * from int_submission_lines__numbered

),

chains as (

    select * from int_submissions__chained

),

remits as (

    select * from int_remits__sequenced

),

claimed_remits as (

    select * from int_remits__claimed

),

remit_lines as (

    select * from int_remit_lines__completed

),

line_charges as (

    select
        chains.claim_number as claim_number,
        submission_lines.procedure_code as procedure_code,
        submission_lines.modifier_1 as modifier_1,
        submission_lines.modifier_2 as modifier_2,
        submission_lines.modifier_3 as modifier_3,
        submission_lines.modifier_4 as modifier_4,
        submission_lines.charge_amount as charge_amount,
        submission_lines.has_authorization_number as has_authorization_number
    from chains
    inner join submission_lines
        on chains.submission_number = submission_lines.submission_number
    where chains.is_first_submission
        and submission_lines.procedure_code is not null

    union all

    select
        remits.claim_number as claim_number,
        remit_lines.procedure_code as procedure_code,
        remit_lines.modifier_1 as modifier_1,
        remit_lines.modifier_2 as modifier_2,
        remit_lines.modifier_3 as modifier_3,
        remit_lines.modifier_4 as modifier_4,
        remit_lines.charge_amount as charge_amount,
        false as has_authorization_number
    from remits
    inner join claimed_remits
        on remits.adjudication_number = claimed_remits.adjudication_number
    inner join remit_lines
        on remits.adjudication_number = remit_lines.adjudication_number
    where claimed_remits.is_implied
        and remits.event_number = 1
        and remit_lines.procedure_code is not null

),

largest as (

    select
        claim_number,
        max(charge_amount) as charge_amount,
        max(has_authorization_number) as has_authorization_number
    from line_charges
    group by claim_number

),

largest_lines as (

    select
        line_charges.claim_number as claim_number,
        min(line_charges.procedure_code) as procedure_code,
        min(
            line_charges.procedure_code
            || coalesce(' ' || line_charges.modifier_1, '')
            || coalesce(' ' || line_charges.modifier_2, '')
            || coalesce(' ' || line_charges.modifier_3, '')
            || coalesce(' ' || line_charges.modifier_4, '')
        ) as code_text,
        min(largest.has_authorization_number) as has_line_authorization_number
    from line_charges
    inner join largest
        on line_charges.claim_number = largest.claim_number
        and line_charges.charge_amount = largest.charge_amount
    group by line_charges.claim_number

),

first_matches as (

    select
        remits.claim_number as claim_number,
        min(claimed_remits.match_method) as match_method
    from remits
    inner join claimed_remits
        on remits.adjudication_number = claimed_remits.adjudication_number
    where remits.event_number = 1
    group by remits.claim_number

),

final as (

    select
        coalesce(largest_lines.claim_number, first_matches.claim_number) as claim_number,
        largest_lines.procedure_code as procedure_code,
        blank_null(upper_u(char_sub(
            largest_lines.code_text, char_len(largest_lines.procedure_code) + 2, 11
        ))) as modifiers,
        coalesce(largest_lines.has_line_authorization_number, false)
            as has_line_authorization_number,
        first_matches.match_method as match_method
    from largest_lines
    full join first_matches
        on largest_lines.claim_number = first_matches.claim_number

)

select * from final
