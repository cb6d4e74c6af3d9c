-- Grain: one row per claim chain, with its match and its largest line.

with

submission_lines as (

    select * from stg_x12__submission_lines

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
        chains.claim_key as claim_key,
        upper_u(submission_lines.procedure_code) as procedure_code,
        submission_lines.charge_amount as charge_amount,
        submission_lines.line_ordinal as line_ordinal
    from chains
    inner join submission_lines
        on chains.submission_key = submission_lines.submission_key
    where chains.is_first_submission
        and submission_lines.procedure_code is not null

    union all

    select
        remits.claim_key as claim_key,
        remit_lines.procedure_code as procedure_code,
        remit_lines.charge_amount as charge_amount,
        remit_lines.line_ordinal as line_ordinal
    from remits
    inner join claimed_remits
        on remits.adjudication_key = claimed_remits.adjudication_key
    inner join remit_lines
        on remits.adjudication_key = remit_lines.adjudication_key
    where claimed_remits.is_implied
        and remits.event_number = 1
        and remit_lines.procedure_code is not null

),

largest as (

    select
        claim_key,
        max(charge_amount) as charge_amount
    from line_charges
    group by claim_key

),

largest_lines as (

    select
        line_charges.claim_key as claim_key,
        min(line_charges.procedure_code) as procedure_code
    from line_charges
    inner join largest
        on line_charges.claim_key = largest.claim_key
        and line_charges.charge_amount = largest.charge_amount
    group by line_charges.claim_key

),

first_matches as (

    select
        remits.claim_key as claim_key,
        min(claimed_remits.match_method) as match_method
    from remits
    inner join claimed_remits
        on remits.adjudication_key = claimed_remits.adjudication_key
    where remits.event_number = 1
    group by remits.claim_key

),

final as (

    select
        coalesce(largest_lines.claim_key, first_matches.claim_key) as claim_key,
        largest_lines.procedure_code as procedure_code,
        first_matches.match_method as match_method
    from largest_lines
    full join first_matches
        on largest_lines.claim_key = first_matches.claim_key

)

select * from final
