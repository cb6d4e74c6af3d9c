-- Grain: one row per snapshot date (month ends and the as-of date), practice, payer and party with
-- a balance or a movement: what was open, what came and went, and what is open.
-- Opening plus movements is the closing of the ledger; the snapshot is counted on its own, and the
-- difference of the two is nothing.

with

entries as (

    select * from fct_ledger

),

snapshots as (

    select * from fct_ar_snapshots

),

snapshot_dates as (

    select * from int_snapshot_dates__listed

),

spans as (

    select
        min(snapshot_date) as first_snapshot_date,
        max(snapshot_date) as last_snapshot_date
    from snapshot_dates

),

movements as (

    select
        entries.practice_id as practice_id,
        entries.payer_id as payer_id,
        entries.responsibility as responsibility,
        -- Postings older than the calendar stand in its first row.
        larger_of(
            smaller_of(month_end(entries.posted_date), spans.last_snapshot_date),
            spans.first_snapshot_date
        ) as snapshot_date,
        sum(case when entries.transaction_type in ('charge', 'implied_charge')
            then entries.amount else 0 end) as charge_amount,
        sum(case when entries.transaction_type = 'payment' then -entries.amount else 0 end)
            as insurance_payment_amount,
        sum(case when entries.transaction_type = 'patient_payment' then -entries.amount else 0
        end) as patient_payment_amount,
        sum(case when entries.transaction_type = 'refund' then entries.amount else 0 end)
            as refund_amount,
        sum(case when entries.transaction_type = 'contractual' then -entries.amount else 0 end)
            as contractual_amount,
        sum(case when entries.transaction_type in ('write_off', 'small_balance')
            then -entries.amount else 0 end) as write_off_amount,
        sum(case when entries.transaction_type = 'bad_debt' then -entries.amount else 0 end)
            as bad_debt_amount,
        sum(case when entries.transaction_type in (
            'patient_transfer', 'cob_transfer', 'payer_change', 'application'
        ) then entries.amount else 0 end) as transfer_amount,
        sum(entries.amount) as net_amount,
        count(*) as posting_count
    from entries
    cross join spans
    where entries.transaction_type != 'provider_adjustment'
    group by
        entries.practice_id,
        entries.payer_id,
        entries.responsibility,
        larger_of(
            smaller_of(month_end(entries.posted_date), spans.last_snapshot_date),
            spans.first_snapshot_date
        )

),

parties as (

    select
        practice_id,
        payer_id,
        responsibility,
        min(snapshot_date) as first_snapshot_date
    from movements
    group by practice_id, payer_id, responsibility

),

counted as (

    select
        practice_id,
        payer_id,
        responsibility,
        snapshot_date,
        sum(open_amount) as open_amount
    from snapshots
    group by practice_id, payer_id, responsibility, snapshot_date

),

months as (

    select
        parties.practice_id as practice_id,
        parties.payer_id as payer_id,
        parties.responsibility as responsibility,
        snapshot_dates.snapshot_date as snapshot_date,
        snapshot_dates.is_as_of as is_as_of,
        coalesce(movements.charge_amount, 0) as charge_amount,
        coalesce(movements.insurance_payment_amount, 0) as insurance_payment_amount,
        coalesce(movements.patient_payment_amount, 0) as patient_payment_amount,
        coalesce(movements.refund_amount, 0) as refund_amount,
        coalesce(movements.contractual_amount, 0) as contractual_amount,
        coalesce(movements.write_off_amount, 0) as write_off_amount,
        coalesce(movements.bad_debt_amount, 0) as bad_debt_amount,
        coalesce(movements.transfer_amount, 0) as transfer_amount,
        coalesce(movements.net_amount, 0) as net_amount,
        coalesce(movements.posting_count, 0) as posting_count,
        coalesce(counted.open_amount, 0) as snapshot_amount,
        sum(coalesce(movements.net_amount, 0)) over (
            partition by parties.practice_id, parties.payer_id, parties.responsibility
            order by snapshot_dates.snapshot_date
        ) as closing_amount
    -- Fans out on purpose: every snapshot date from the party's first posting on.
    from parties
    cross join snapshot_dates
    left join movements
        on parties.practice_id = movements.practice_id
        and parties.payer_id = movements.payer_id
        and parties.responsibility = movements.responsibility
        and snapshot_dates.snapshot_date = movements.snapshot_date
    left join counted
        on parties.practice_id = counted.practice_id
        and parties.payer_id = counted.payer_id
        and parties.responsibility = counted.responsibility
        and snapshot_dates.snapshot_date = counted.snapshot_date
    where snapshot_dates.snapshot_date >= parties.first_snapshot_date

),

final as (

    select
        practice_id,
        payer_id,
        responsibility,
        snapshot_date,
        is_as_of,
        money(closing_amount - net_amount) as opening_amount,
        money(charge_amount) as charge_amount,
        money(insurance_payment_amount) as insurance_payment_amount,
        money(patient_payment_amount) as patient_payment_amount,
        money(refund_amount) as refund_amount,
        money(contractual_amount) as contractual_amount,
        money(write_off_amount) as write_off_amount,
        money(bad_debt_amount) as bad_debt_amount,
        money(
            charge_amount - insurance_payment_amount - patient_payment_amount + refund_amount
            - contractual_amount - write_off_amount - bad_debt_amount + transfer_amount - net_amount
        ) as other_adjustment_amount,
        money(transfer_amount) as transfer_amount,
        money(closing_amount) as closing_amount,
        money(snapshot_amount) as snapshot_amount,
        money(closing_amount - snapshot_amount) as difference_amount
    from months
    where closing_amount != 0
        or posting_count > 0
        or snapshot_amount != 0

)

select * from final
