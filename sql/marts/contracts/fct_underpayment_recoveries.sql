-- Grain: one row per service once underpaid: what a later decision made of it.
-- Recovered is what the last decision that stands allowed, less what the first underpaid one did; a
-- service that is the same in both has its code, modifiers and place among the claim's of the same.

with

priced_lines as (

    select * from int_remit_lines__priced

),

compared as (

    select * from int_remit_lines__compared

),

remits as (

    select * from int_remits__sequenced

),

claims as (

    select * from int_claims__identified

),

prepared_remits as (

    select * from int_remits__prepared

),

services as (

    select
        priced_lines.line_number as line_number,
        priced_lines.claim_number as claim_number,
        priced_lines.adjudication_number as adjudication_number,
        priced_lines.procedure_code as procedure_code,
        coalesce(priced_lines.billed_modifiers, '') as billed_modifiers,
        row_number() over (
            partition by
                priced_lines.adjudication_number,
                priced_lines.procedure_code,
                priced_lines.billed_modifiers
            order by priced_lines.line_number
        ) as service_position,
        remits.event_number as event_number,
        priced_lines.is_reversed as is_reversed,
        priced_lines.allowed_amount as allowed_amount,
        priced_lines.expected_amount as expected_amount,
        coalesce(compared.is_underpaid, false) as is_underpaid,
        compared.variance_amount as variance_amount,
        priced_lines.adjudicated_date as adjudicated_date,
        priced_lines.service_from_date as service_from_date
    from priced_lines
    inner join remits
        on priced_lines.adjudication_number = remits.adjudication_number
    left join compared
        on priced_lines.line_number = compared.line_number

),

first_short as (

    select
        line_number,
        claim_number,
        adjudication_number,
        procedure_code,
        billed_modifiers,
        service_position,
        event_number,
        allowed_amount,
        expected_amount,
        variance_amount,
        adjudicated_date,
        service_from_date
    from services
    where is_underpaid
    qualify row_number() over (
        partition by claim_number, procedure_code, billed_modifiers, service_position
        order by event_number, line_number
    ) = 1

),

last_standing as (

    select
        line_number,
        claim_number,
        adjudication_number,
        procedure_code,
        billed_modifiers,
        service_position,
        event_number,
        allowed_amount,
        expected_amount,
        variance_amount,
        adjudicated_date,
        service_from_date
    from services
    where not is_reversed
    qualify row_number() over (
        partition by claim_number, procedure_code, billed_modifiers, service_position
        order by event_number desc, line_number desc
    ) = 1

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
        prepared_remits.source_offset as source_offset,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            || '-l' || cast(first_short.line_number % 10000 as varchar) as line_key,
        claims.claim_key as claim_key,
        first_short.procedure_code as procedure_code,
        blank_null(first_short.billed_modifiers) as modifiers,
        first_short.expected_amount as expected_amount,
        first_short.allowed_amount as first_allowed_amount,
        cast(-first_short.variance_amount as decimal(18, 2)) as identified_amount,
        last_standing.allowed_amount as last_allowed_amount,
        case
            when last_standing.event_number > first_short.event_number then cast(
                larger_of(last_standing.allowed_amount - first_short.allowed_amount, 0)
            as decimal(18, 2))
            else cast(0 as decimal(18, 2))
        end as recovered_amount,
        case
            when last_standing.line_number is null then 'taken_back'
            when last_standing.event_number <= first_short.event_number then 'open'
            when last_standing.allowed_amount >= first_short.expected_amount then 'recovered'
            when last_standing.allowed_amount > first_short.allowed_amount then 'partly_recovered'
            when last_standing.allowed_amount = first_short.allowed_amount then 'upheld'
            else 'lowered'
        end as recovery_outcome,
        case when last_standing.event_number > first_short.event_number
            then last_standing.adjudicated_date else null end as recovered_date,
        first_short.adjudicated_date as adjudicated_date,
        first_short.service_from_date as service_from_date
    from first_short
    inner join claims
        on first_short.claim_number = claims.claim_number
    inner join prepared_remits
        on first_short.adjudication_number = prepared_remits.adjudication_number
    left join last_standing
        on first_short.claim_number = last_standing.claim_number
        and first_short.procedure_code = last_standing.procedure_code
        and first_short.billed_modifiers = last_standing.billed_modifiers
        and first_short.service_position = last_standing.service_position

)

select * from final
