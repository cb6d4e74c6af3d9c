-- Grain: one row per line of any adjudication of a chain whose first adjudication denied something.
-- Lines of one procedure and day are told apart by their order, so that a later adjudication's line
-- finds the one it decides anew. Duplicate noise decides nothing.

with

denials as (

    select * from int_denials__first

),

reasoned as (

    select * from int_denials__reasoned

),

remits as (

    select * from int_remits__sequenced

),

remit_lines as (

    select * from int_remit_lines__judged

),

denied_claims as (

    select claim_number
    from denials
    where not is_duplicate_denial
    group by claim_number

),

noise as (

    select adjudication_number
    from reasoned
    group by adjudication_number
    having min(case when is_duplicate_denial then 1 else 0 end) = 1

),

first_events as (

    select
        remits.claim_number as claim_number,
        remits.event_number as event_number
    from remits
    inner join denied_claims
        on remits.claim_number = denied_claims.claim_number
    where remits.is_first_adjudication

),

final as (

    select
        remit_lines.line_number as line_number,
        remits.adjudication_number as adjudication_number,
        remits.claim_number as claim_number,
        remits.event_number as event_number,
        remits.adjudicated_date as adjudicated_date,
        cast(remits.event_number = first_events.event_number as boolean) as is_first,
        cast(not remits.is_reversal and not remits.is_pended as boolean) as is_decision,
        coalesce(
            remit_lines.submitted_procedure_code, remit_lines.procedure_code, '-'
        ) as procedure_key,
        coalesce(remit_lines.service_from_date, cast('1900-01-01' as date)) as service_day,
        row_number() over (
            partition by
                remits.adjudication_number,
                coalesce(remit_lines.submitted_procedure_code, remit_lines.procedure_code, '-'),
                coalesce(remit_lines.service_from_date, cast('1900-01-01' as date))
            order by remit_lines.line_number
        ) as repeat_number,
        remit_lines.allowed_amount as allowed_amount,
        remit_lines.denied_amount as denied_amount,
        remit_lines.contractual_amount as contractual_amount
    from remits
    inner join first_events
        on remits.claim_number = first_events.claim_number
    inner join remit_lines
        on remits.adjudication_number = remit_lines.adjudication_number
    left join noise
        on remits.adjudication_number = noise.adjudication_number
    where remits.event_number >= first_events.event_number
        and (noise.adjudication_number is null or remits.event_number = first_events.event_number)

)

select * from final
