-- Grain: one row per event of a claim chain, from the day of service to what is to be done next.
-- Acknowledgements of an interchange, set or batch are events of every claim in them. Postings are
-- those of a practice's own books; without books, claims and remits say it all.

with

claims as (

    select * from fct_claims

),

charge_entries as (

    select * from fct_charge_entries

),

submissions as (

    select * from fct_submissions

),

prepared_submissions as (

    select * from int_submissions__prepared

),

matched as (

    select * from int_acknowledgements__matched

),

acknowledgements as (

    select * from int_acknowledgements__combined

),

adjudications as (

    select * from fct_adjudications

),

denials as (

    select * from fct_denials

),

postings as (

    select * from fct_ledger

),

priced_lines as (

    select * from fct_underpayments

),

work as (

    select * from fct_worklist

),

events as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.load_id as load_id,
        claims.source_offset as source_offset,
        cast(null as bigint) as source_line,
        claims.claim_key || '-service' as event_key,
        claims.claim_key as claim_key,
        claims.service_from_date as event_date,
        1 as event_step,
        'service' as event_kind,
        claims.claim_type as event_name,
        case when claims.is_implied then 'CLP' else 'CLM' end as segment,
        cast(null as varchar) as source_kind,
        cast(null as varchar) as status_code,
        cast(null as varchar) as procedure_code,
        cast(null as varchar) as group_code,
        cast(null as varchar) as reason_code,
        'charged' as amount_kind,
        claims.charge_amount as amount,
        cast(null as decimal(18, 2)) as patient_responsibility_amount,
        false as is_duplicate
    from claims
    where claims.service_from_date is not null

    union all

    select
        charge_entries.practice_id as practice_id,
        charge_entries.payer_id as payer_id,
        charge_entries.load_id as load_id,
        cast(null as bigint) as source_offset,
        charge_entries.source_offset as source_line,
        charge_entries.entry_key || '-entry' as event_key,
        charge_entries.claim_key as claim_key,
        charge_entries.entered_date as event_date,
        2 as event_step,
        'charge_entry' as event_kind,
        'entered' as event_name,
        cast(null as varchar) as segment,
        cast(null as varchar) as source_kind,
        cast(null as varchar) as status_code,
        cast(null as varchar) as procedure_code,
        cast(null as varchar) as group_code,
        cast(null as varchar) as reason_code,
        'charged' as amount_kind,
        charge_entries.charge_amount as amount,
        cast(null as decimal(18, 2)) as patient_responsibility_amount,
        false as is_duplicate
    from charge_entries
    where charge_entries.claim_key is not null
        and charge_entries.entered_date is not null

    union all

    select
        submissions.practice_id as practice_id,
        submissions.payer_id as payer_id,
        submissions.load_id as load_id,
        submissions.source_offset as source_offset,
        cast(null as bigint) as source_line,
        submissions.submission_key as event_key,
        submissions.claim_key as claim_key,
        submissions.submitted_date as event_date,
        3 as event_step,
        'submission' as event_kind,
        case submissions.frequency_code
            when '7' then 'replacement'
            when '8' then 'void'
            else 'claim'
        end as event_name,
        'CLM' as segment,
        '837' as source_kind,
        submissions.frequency_code as status_code,
        cast(null as varchar) as procedure_code,
        cast(null as varchar) as group_code,
        cast(null as varchar) as reason_code,
        'charged' as amount_kind,
        submissions.charge_amount as amount,
        cast(null as decimal(18, 2)) as patient_responsibility_amount,
        submissions.is_duplicate as is_duplicate
    from submissions
    where not submissions.is_test
        and not submissions.is_predetermination

    union all

    select
        submissions.practice_id as practice_id,
        submissions.payer_id as payer_id,
        acknowledgements.load_id as load_id,
        acknowledgements.source_offset as source_offset,
        cast(null as bigint) as source_line,
        acknowledgements.load_id || '-a' || cast(acknowledgements.source_offset as varchar)
            || '-' || submissions.submission_key as event_key,
        submissions.claim_key as claim_key,
        acknowledgements.acknowledged_date as event_date,
        4 as event_step,
        'acknowledgement' as event_kind,
        acknowledgements.result as event_name,
        case acknowledgements.level
            when 'interchange' then 'TA1'
            when 'group' then 'AK9'
            when 'set' then case acknowledgements.kind when '997' then 'AK5' else 'IK5' end
            else 'STC'
        end as segment,
        acknowledgements.kind as source_kind,
        case when acknowledgements.status_code is null then acknowledgements.category_code
            else acknowledgements.category_code || ':' || acknowledgements.status_code
        end as status_code,
        cast(null as varchar) as procedure_code,
        cast(null as varchar) as group_code,
        cast(null as varchar) as reason_code,
        cast(null as varchar) as amount_kind,
        cast(null as decimal(18, 2)) as amount,
        cast(null as decimal(18, 2)) as patient_responsibility_amount,
        acknowledgements.is_duplicate as is_duplicate
    from matched
    inner join acknowledgements
        on matched.acknowledgement_number = acknowledgements.acknowledgement_number
    inner join prepared_submissions
        on matched.submission_number = prepared_submissions.submission_number
    inner join submissions
        on prepared_submissions.load_id || '-s'
            || cast(prepared_submissions.claim_ordinal as varchar) = submissions.submission_key
    where not submissions.is_test
        and not submissions.is_predetermination
        and not acknowledgements.is_test

    union all

    select
        adjudications.practice_id as practice_id,
        adjudications.payer_id as payer_id,
        adjudications.load_id as load_id,
        adjudications.source_offset as source_offset,
        cast(null as bigint) as source_line,
        adjudications.adjudication_key as event_key,
        adjudications.claim_key as claim_key,
        coalesce(adjudications.adjudicated_date, adjudications.payment_date) as event_date,
        5 as event_step,
        'adjudication' as event_kind,
        case
            when adjudications.is_reversal then 'reversal'
            when adjudications.is_pended then 'pended'
            when adjudications.paid_amount > 0 then 'paid'
            when adjudications.denied_amount > 0 then 'denied'
            else 'not_paid'
        end as event_name,
        'CLP' as segment,
        '835' as source_kind,
        adjudications.claim_status_code as status_code,
        cast(null as varchar) as procedure_code,
        cast(null as varchar) as group_code,
        cast(null as varchar) as reason_code,
        'paid' as amount_kind,
        adjudications.paid_amount as amount,
        adjudications.patient_responsibility_amount as patient_responsibility_amount,
        adjudications.is_duplicate as is_duplicate
    from adjudications

    union all

    select
        denials.practice_id as practice_id,
        denials.payer_id as payer_id,
        denials.load_id as load_id,
        denials.source_offset as source_offset,
        cast(null as bigint) as source_line,
        denials.denial_key || '-denial' as event_key,
        denials.claim_key as claim_key,
        denials.denied_date as event_date,
        6 as event_step,
        'denial' as event_kind,
        denials.denial_category as event_name,
        case when denials.source_offset = adjudications.source_offset then 'CLP' else 'SVC' end
            as segment,
        '835' as source_kind,
        cast(null as varchar) as status_code,
        denials.procedure_code as procedure_code,
        denials.group_code as group_code,
        denials.reason_code as reason_code,
        'denied' as amount_kind,
        denials.denied_amount as amount,
        cast(null as decimal(18, 2)) as patient_responsibility_amount,
        denials.is_duplicate_denial as is_duplicate
    from denials
    left join adjudications
        on denials.adjudication_key = adjudications.adjudication_key

    union all

    select
        priced_lines.practice_id as practice_id,
        priced_lines.payer_id as payer_id,
        priced_lines.load_id as load_id,
        priced_lines.source_offset as source_offset,
        cast(null as bigint) as source_line,
        priced_lines.line_key || '-short' as event_key,
        priced_lines.claim_key as claim_key,
        priced_lines.adjudicated_date as event_date,
        7 as event_step,
        'underpayment' as event_kind,
        priced_lines.underpayment_reason as event_name,
        'SVC' as segment,
        '835' as source_kind,
        cast(null as varchar) as status_code,
        priced_lines.procedure_code as procedure_code,
        cast(null as varchar) as group_code,
        cast(null as varchar) as reason_code,
        'short' as amount_kind,
        priced_lines.underpaid_amount as amount,
        cast(null as decimal(18, 2)) as patient_responsibility_amount,
        false as is_duplicate
    from priced_lines
    where priced_lines.is_underpaid

    union all

    select
        postings.practice_id as practice_id,
        postings.payer_id as payer_id,
        postings.load_id as load_id,
        postings.source_offset as source_offset,
        postings.source_line as source_line,
        postings.ledger_key as event_key,
        postings.claim_key as claim_key,
        postings.posted_date as event_date,
        8 as event_step,
        'posting' as event_kind,
        postings.transaction_type as event_name,
        cast(null as varchar) as segment,
        cast(null as varchar) as source_kind,
        cast(null as varchar) as status_code,
        postings.procedure_code as procedure_code,
        cast(null as varchar) as group_code,
        postings.reason_code as reason_code,
        'balance' as amount_kind,
        postings.amount as amount,
        cast(null as decimal(18, 2)) as patient_responsibility_amount,
        false as is_duplicate
    from postings
    where postings.claim_key is not null
        and postings.ledger_basis = 'books'

    union all

    select
        work.practice_id as practice_id,
        work.payer_id as payer_id,
        work.load_id as load_id,
        work.source_offset as source_offset,
        cast(null as bigint) as source_line,
        work.work_key || '-due' as event_key,
        work.claim_key as claim_key,
        work.due_date as event_date,
        9 as event_step,
        'deadline' as event_kind,
        work.next_action as event_name,
        cast(null as varchar) as segment,
        work.work_kind as source_kind,
        cast(null as varchar) as status_code,
        cast(null as varchar) as procedure_code,
        cast(null as varchar) as group_code,
        work.reason_code as reason_code,
        'expected' as amount_kind,
        work.expected_amount as amount,
        cast(null as decimal(18, 2)) as patient_responsibility_amount,
        false as is_duplicate
    from work
    where work.claim_key is not null
        and work.due_date is not null

),

final as (

    select
        practice_id,
        payer_id,
        load_id,
        source_offset,
        source_line,
        event_key,
        claim_key,
        event_date,
        event_step,
        event_kind,
        event_name,
        segment,
        source_kind,
        status_code,
        procedure_code,
        group_code,
        reason_code,
        amount_kind,
        amount,
        patient_responsibility_amount,
        is_duplicate
    from events

)

select * from final
