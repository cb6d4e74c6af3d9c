-- Grain: one row per practice, month and check of claims, ledgers and contracts.
-- numerator and amount are what is at fault, of what was looked at. A claim sent in the last week
-- may still be acknowledged.

with

claims as (

    select * from fct_claims

),

submissions as (

    select * from fct_submissions

),

remit_lines as (

    select * from fct_adjudicated_lines

),

priced_lines as (

    select * from fct_underpayments

),

entries as (

    select * from int_pm_transactions__canonical

),

charges as (

    select * from int_pm_charges__canonical

),

payers as (

    select * from int_payers__resolved

),

run as (

    select * from run_context

),

unknown_payers as (

    select payer_id
    from payers
    group by payer_id
    having max(case when is_known then 1 else 0 end) = 0

),

posted_charges as (

    select
        charges.practice_id as practice_id,
        charges.posted_date as posted_date,
        charges.charge_amount as charge_amount,
        cast(unknown_payers.payer_id is not null as boolean) as is_unknown
    from charges
    left join unknown_payers
        on charges.payer_id = unknown_payers.payer_id
    where charges.charge_amount != 0
        and charges.payer_id is not null

),

judged_submissions as (

    select
        submissions.practice_id as practice_id,
        submissions.submitted_date as submitted_date,
        submissions.charge_amount as charge_amount,
        submissions.is_duplicate as is_duplicate,
        cast(
            submissions.acknowledged_date is null and submissions.outcome = 'unknown'
        as boolean) as is_unacknowledged,
        cast(submissions.submitted_date <= add_days(run.as_of_date, -7) as boolean) as is_due
    from submissions
    cross join run
    where not submissions.is_test
        and not submissions.is_predetermination
        and submissions.submitted_date is not null

),

paid_lines as (

    select
        remit_lines.practice_id as practice_id,
        remit_lines.adjudicated_date as adjudicated_date,
        remit_lines.allowed_amount as allowed_amount,
        cast(priced_lines.line_key is null as boolean) as is_unpriced
    from remit_lines
    left join priced_lines
        on remit_lines.line_key = priced_lines.line_key
    where remit_lines.payer_sequence = 1
        and not remit_lines.is_reversal
        and remit_lines.allowed_amount > 0
        and remit_lines.denied_amount = 0
        and remit_lines.adjudicated_date is not null

),

final as (

    select
        practice_id,
        month_start(submitted_date) as month_date,
        'claims_acknowledged' as check_name,
        sum(case when is_unacknowledged then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when is_unacknowledged then charge_amount else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(charge_amount) as decimal(18, 2)) as total_amount
    from judged_submissions
    where not is_duplicate
        and is_due
    group by practice_id, month_start(submitted_date)

    union all

    select
        practice_id,
        month_start(submitted_date) as month_date,
        'claims_sent_once' as check_name,
        sum(case when is_duplicate then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(case when is_duplicate then charge_amount else 0 end) as decimal(18, 2)) as amount,
        cast(sum(charge_amount) as decimal(18, 2)) as total_amount
    from judged_submissions
    where submitted_date is not null
    group by practice_id, month_start(submitted_date)

    union all

    select
        practice_id,
        month_start(service_from_date) as month_date,
        'claims_answered' as check_name,
        sum(case when not is_adjudicated then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when not is_adjudicated then charge_amount else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(charge_amount) as decimal(18, 2)) as total_amount
    from claims
    where is_primary
        and service_from_date is not null
    group by practice_id, month_start(service_from_date)

    union all

    select
        practice_id,
        month_start(adjudicated_date) as month_date,
        'lines_priced' as check_name,
        sum(case when is_unpriced then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(case when is_unpriced then allowed_amount else 0 end) as decimal(18, 2)) as amount,
        cast(sum(allowed_amount) as decimal(18, 2)) as total_amount
    from paid_lines
    where adjudicated_date is not null
    group by practice_id, month_start(adjudicated_date)

    union all

    select
        practice_id,
        month_start(posted_date) as month_date,
        'adjustments_mapped' as check_name,
        sum(case when adjustment_class = 'unclassified' then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when adjustment_class = 'unclassified' then abs(amount) else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(abs(amount)) as decimal(18, 2)) as total_amount
    from entries
    where transaction_type = 'adjustment'
        and amount != 0
        and posted_date is not null
    group by practice_id, month_start(posted_date)

    union all

    select
        practice_id,
        month_start(posted_date) as month_date,
        'payers_mapped' as check_name,
        sum(case when is_unknown then 1 else 0 end) as numerator,
        count(*) as denominator,
        cast(sum(
            case when is_unknown then abs(charge_amount) else 0 end
        ) as decimal(18, 2)) as amount,
        cast(sum(abs(charge_amount)) as decimal(18, 2)) as total_amount
    from posted_charges
    where posted_date is not null
    group by practice_id, month_start(posted_date)

)

select * from final
