-- Grain: one row per paid line of a first payer without a contract price that has a usual amount.
-- Below usual is no underpayment: it finds what is out of line, never a payer that is wrong each
-- time. A further surgical service of a day may be half.

with

lines as (

    select * from int_usual_lines__prepared

),

compared as (

    select * from int_usual_lines__compared

),

priced_lines as (

    select * from int_remit_lines__priced

),

tolerances as (

    select * from seed_underpayment_tolerances

),

rates as (

    select * from int_usual_rates__known

),

claims as (

    select * from int_claims__identified

),

completed_lines as (

    select * from int_remit_lines__completed

),

billed_lines as (

    select * from int_remit_lines__billed

),

prepared_remits as (

    select * from int_remits__prepared

),

judged as (

    select
        lines.line_number as line_number,
        compared.usual_amount as usual_amount,
        compared.rate_amount as rate_amount,
        lines.pooled_key as pooled_key,
        cast(
            compared.usual_amount - lines.allowed_amount > larger_of(
                cast(tolerances.tolerance_amount as decimal(18, 6)),
                cast(compared.usual_amount * cast(tolerances.tolerance_rate as decimal(6, 4))
                    as decimal(18, 6)))
            and (
                lines.is_whole
                or abs(lines.allowed_amount * 2 - compared.usual_amount) > larger_of(
                    cast(tolerances.tolerance_amount as decimal(18, 6)),
                    cast(compared.usual_amount * cast(tolerances.tolerance_rate as decimal(6, 4))
                        as decimal(18, 6)))
            )
        as boolean) as is_below_usual
    from lines
    inner join compared
        on lines.line_number = compared.line_number
    cross join tolerances
    left join priced_lines
        on lines.line_number = priced_lines.line_number
    where tolerances.comparison = 'usual'
        and priced_lines.line_number is null

),

lower_rates as (

    select
        judged.line_number as line_number,
        min(rates.first_service_date) as lower_since_date
    -- Fans out on purpose: the rate of the line may differ by a cent from year to year.
    from judged
    inner join rates
        on judged.pooled_key = rates.rate_key
    where judged.is_below_usual
        and abs(rates.rate_amount - judged.rate_amount) <= cast(0.02 as decimal(4, 2))
    group by judged.line_number

),

final as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.provider_id as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        prepared_remits.load_id as load_id,
        completed_lines.source_offset as source_offset,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            || '-l' || cast(completed_lines.line_ordinal as varchar) as line_key,
        claims.claim_key as claim_key,
        billed_lines.procedure_code as procedure_code,
        blank_null(
            coalesce(billed_lines.modifier_1, '')
            || coalesce(' ' || billed_lines.modifier_2, '')
            || coalesce(' ' || billed_lines.modifier_3, '')
            || coalesce(' ' || billed_lines.modifier_4, '')
        ) as modifiers,
        lines.units as units,
        lines.allowed_amount as allowed_amount,
        judged.usual_amount as usual_amount,
        compared.usual_source as usual_source,
        judged.is_below_usual as is_below_usual,
        case when judged.is_below_usual
            then cast(judged.usual_amount - lines.allowed_amount as decimal(18, 2))
            else cast(0 as decimal(18, 2)) end as below_usual_amount,
        lower_rates.lower_since_date as lower_since_date,
        lines.adjudicated_date as adjudicated_date,
        lines.service_from_date as service_from_date
    from judged
    inner join lines
        on judged.line_number = lines.line_number
    inner join compared
        on judged.line_number = compared.line_number
    inner join claims
        on lines.claim_number = claims.claim_number
    inner join completed_lines
        on judged.line_number = completed_lines.line_number
    inner join billed_lines
        on judged.line_number = billed_lines.line_number
    inner join prepared_remits
        on completed_lines.adjudication_number = prepared_remits.adjudication_number
    left join lower_rates
        on judged.line_number = lower_rates.line_number

)

select * from final
