-- Grain: one row per denied line of a chain's first adjudication.
-- The claim's primary reason is the one of its largest denied line that is not duplicate noise.

with

denials as (

    select * from int_denials__reasoned

),

remits as (

    select * from int_remits__sequenced

),

final as (

    select
        denials.line_number as line_number,
        denials.adjudication_number as adjudication_number,
        remits.claim_number as claim_number,
        denials.group_code as group_code,
        denials.reason_code as reason_code,
        denials.denial_category as denial_category,
        denials.remark_codes as remark_codes,
        denials.rework_route as rework_route,
        denials.is_unprocessable as is_unprocessable,
        denials.is_duplicate_denial as is_duplicate_denial,
        denials.is_patient_liable as is_patient_liable,
        denials.denied_amount as denied_amount,
        denials.charge_amount as charge_amount,
        denials.is_full as is_full,
        remits.adjudicated_date as denied_date,
        cast(row_number() over (
            partition by remits.claim_number
            order by
                denials.is_duplicate_denial,
                denials.denied_amount desc,
                denials.precedence,
                denials.line_number
        ) = 1 as boolean) as is_primary_reason_of_claim
    from denials
    inner join remits
        on denials.adjudication_number = remits.adjudication_number
    where remits.is_first_adjudication

)

select * from final
