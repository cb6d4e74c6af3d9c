-- Grain: one row per procedure or revenue code that was billed or adjudicated.
-- Official code texts are not ours to ship: the name is our own label for a few codes, else the
-- code.

with

submission_lines as (

    select * from stg_x12__submission_lines

),

remit_lines as (

    select * from int_remit_lines__completed

),

labels as (

    select * from seed_procedure_labels

),

codes as (

    select upper_u(procedure_code) as procedure_code
    from submission_lines
    where procedure_code is not null
    group by upper_u(procedure_code)

    union distinct

    select procedure_code
    from remit_lines
    where procedure_code is not null
    group by procedure_code

),

final as (

    select
        codes.procedure_code as procedure_code,
        coalesce(labels.procedure_name, codes.procedure_code) as procedure_name
    from codes
    left join labels
        on codes.procedure_code = labels.procedure_code

)

select * from final
