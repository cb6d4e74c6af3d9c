-- Grain: one row per adjustment entry of a practice management system that writes off what a payer
-- denied.
-- A code of class denial says so itself. A write-off does where a payer of the case denied the
-- service before it, at first or later, or denied it for good: some exports date write-offs by the
-- charge. So does a contractual one after a denial in full that was never paid, as far as it goes
-- beyond what the remit itself calls contractual: it hides a loss among discounts.

with

entries as (

    select * from int_pm_transactions__canonical

),

charges as (

    select * from int_pm_charges__canonical

),

pm_claims as (

    select * from int_pm_claims__matched

),

denials as (

    select * from int_denials__reasoned

),

first_denials as (

    select * from int_denials__first

),

remits as (

    select * from int_remits__sequenced

),

remit_lines as (

    select * from int_remit_lines__judged

),

cases as (

    select * from int_claims__cased

),

decided as (

    select * from int_denials__decided_again

),

adjustments as (

    select
        entries.transaction_key as transaction_key,
        entries.adjustment_class as adjustment_class,
        entries.posted_date as posted_date,
        entries.amount as amount,
        cases.case_number as case_number,
        coalesce(charges.procedure_code, entries.procedure_code) as procedure_code,
        entries.service_from_date as service_from_date
    from entries
    left join charges
        on entries.charge_row_key = charges.charge_row_key
    left join pm_claims
        on entries.practice_id = pm_claims.practice_id
        and entries.source_system = pm_claims.source_system
        and entries.claim_id = pm_claims.claim_id
    left join cases
        on pm_claims.claim_number = cases.claim_number
    where entries.transaction_type = 'adjustment'
        and entries.amount != 0
        and entries.adjustment_class in ('denial', 'write_off', 'contractual')
        and coalesce(entries.payer_sequence, 1) <= 1

),

denied_lines as (

    select
        denials.line_number as line_number,
        remits.case_number as case_number,
        remits.adjudicated_date as denied_date,
        remits.payer_sequence as payer_sequence,
        cast(first_denials.line_number is not null as boolean) as is_first,
        coalesce(first_denials.is_primary_reason_of_claim, false) as is_primary_reason_of_claim,
        cast(
            denials.is_full and not coalesce(decided.is_overturned, true)
        as boolean) as is_lost,
        coalesce(remit_lines.submitted_procedure_code, remit_lines.procedure_code)
            as procedure_code,
        remit_lines.service_from_date as service_from_date,
        remit_lines.contractual_amount as contractual_amount
    from denials
    inner join remits
        on denials.adjudication_number = remits.adjudication_number
    inner join remit_lines
        on denials.line_number = remit_lines.line_number
    left join first_denials
        on denials.line_number = first_denials.line_number
    left join decided
        on denials.line_number = decided.line_number
    where not denials.is_duplicate_denial

),

on_denied_lines as (

    select
        adjustments.transaction_key as transaction_key,
        adjustments.adjustment_class as adjustment_class,
        adjustments.posted_date as posted_date,
        adjustments.amount as amount,
        denied_lines.line_number as line_number,
        denied_lines.is_lost as is_lost,
        denied_lines.contractual_amount as contractual_amount
    -- Fans out on purpose: all denied lines of the procedure, or of the case; the best is kept.
    from adjustments
    inner join denied_lines
        on adjustments.case_number = denied_lines.case_number
    where coalesce(adjustments.procedure_code = denied_lines.procedure_code, true)
        and (
            adjustments.posted_date >= denied_lines.denied_date
            or (adjustments.adjustment_class != 'contractual' and denied_lines.is_lost)
        )
    qualify row_number() over (
        partition by adjustments.transaction_key
        order by
            case when adjustments.service_from_date = denied_lines.service_from_date then 0
                else 1 end,
            denied_lines.is_first desc,
            denied_lines.payer_sequence,
            denied_lines.is_primary_reason_of_claim desc,
            denied_lines.line_number
    ) = 1

),

running as (

    select
        transaction_key,
        line_number,
        amount,
        contractual_amount,
        sum(amount) over (
            partition by line_number
            order by posted_date, transaction_key
            rows between unbounded preceding and current row
        ) as total_amount
    from on_denied_lines
    where adjustment_class = 'contractual'
        and is_lost

),

final as (

    select
        adjustments.transaction_key as transaction_key,
        on_denied_lines.line_number as line_number,
        adjustments.adjustment_class as write_off_class,
        adjustments.amount as written_off_amount
    from adjustments
    left join on_denied_lines
        on adjustments.transaction_key = on_denied_lines.transaction_key
    where adjustments.adjustment_class = 'denial'
        or (
            adjustments.adjustment_class = 'write_off'
            and on_denied_lines.line_number is not null
        )

    union all

    select
        transaction_key,
        line_number,
        'contractual' as write_off_class,
        cast(
            larger_of(total_amount - contractual_amount, 0)
            - larger_of(total_amount - amount - contractual_amount, 0)
        as decimal(18, 2)) as written_off_amount
    from running
    where larger_of(total_amount - contractual_amount, 0)
        != larger_of(total_amount - amount - contractual_amount, 0)

)

select * from final
