-- Grain: one row per account, party and snapshot date with a posting since the snapshot before.
-- first_owed_date is the first day of them on which something became the party's to pay.

with

entries as (

    select * from int_ledger__posted

),

context as (

    select * from run_context

),

final as (

    select
        entries.account_number as account_number,
        entries.responsibility as responsibility,
        smaller_of(month_end(entries.posted_date), min(context.as_of_date)) as snapshot_date,
        sum(entries.amount) as amount,
        min(case
            when entries.amount > 0 and entries.transaction_type in ('charge', 'patient_transfer')
                then entries.posted_date
            else null
        end) as first_owed_date,
        sum(case when entries.transaction_type in ('payment', 'patient_payment', 'refund')
            then -entries.amount else 0 end) as paid_amount,
        sum(case when entries.transaction_type in (
            'patient_transfer', 'cob_transfer', 'payer_change', 'application'
        ) then -entries.amount else 0 end) as moved_amount
    from entries
    cross join context
    group by entries.account_number, entries.responsibility, month_end(entries.posted_date)

)

select * from final
