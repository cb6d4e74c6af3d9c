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
        submission_lines.charge_amount as charge_amount,
        submission_lines.line_ordinal as line_ordinal
    from chains
    inner join submission_lines
        on chains.submission_number = submission_lines.submission_number
    where chains.is_first_submission
        and submission_lines.procedure_code is not null

    union all

    select
        remits.claim_number as claim_number,
        remit_lines.procedure_code as procedure_code,
        remit_lines.charge_amount as charge_amount,
        remit_lines.line_ordinal as line_ordinal
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
        max(charge_amount) as charge_amount
    from line_charges
    group by claim_number

),

largest_lines as (

    select
        line_charges.claim_number as claim_number,
        min(line_charges.procedure_code) as procedure_code
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
        first_matches.match_method as match_method
    from largest_lines
    full join first_matches
        on largest_lines.claim_number = first_matches.claim_number

)

select * from final
