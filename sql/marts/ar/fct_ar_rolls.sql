-- Grain: one row per snapshot date but the last, account and party with open A/R: what became of it
-- by the next snapshot.
-- As much as is still open rolled on; the rest was paid, then moved to another party, and what is
-- left was adjusted off.

with

spans as (

    select
        account_number,
        responsibility,
        balance_amount,
        first_snapshot_date,
        -- An `or` in the join would compare every span with every balance.
        coalesce(until_date, cast('2100-12-31' as date)) as until_date
    from int_accounts__balance_spans

),

snapshots as (

    select * from fct_ar_snapshots

),

accounts as (

    select * from int_accounts__described

),

snapshot_dates as (

    select * from int_snapshot_dates__listed

),

movements as (

    select * from int_accounts__moved

),

opened as (

    select
        accounts.account_number as account_number,
        snapshots.practice_id as practice_id,
        snapshots.payer_id as payer_id,
        snapshots.payer_class as payer_class,
        snapshots.provider_id as provider_id,
        snapshots.location_id as location_id,
        snapshots.load_id as load_id,
        snapshots.source_offset as source_offset,
        snapshots.account_key as account_key,
        snapshots.claim_key as claim_key,
        snapshots.responsibility as responsibility,
        snapshots.snapshot_date as snapshot_date,
        snapshot_dates.next_snapshot_date as next_snapshot_date,
        snapshots.age_bucket as age_bucket,
        snapshots.debit_amount as open_amount
    from snapshots
    inner join accounts
        on snapshots.account_key = accounts.account_key
    inner join snapshot_dates
        on snapshots.snapshot_date = snapshot_dates.snapshot_date
    where snapshots.debit_amount > 0
        and snapshots.responsibility != 'unapplied'
        and snapshot_dates.next_snapshot_date is not null

),

followed as (

    select
        opened.practice_id as practice_id,
        opened.payer_id as payer_id,
        opened.payer_class as payer_class,
        opened.provider_id as provider_id,
        opened.location_id as location_id,
        opened.load_id as load_id,
        opened.source_offset as source_offset,
        opened.account_key as account_key,
        opened.claim_key as claim_key,
        opened.responsibility as responsibility,
        opened.snapshot_date as snapshot_date,
        opened.age_bucket as age_bucket,
        opened.open_amount as open_amount,
        larger_of(smaller_of(opened.open_amount, coalesce(spans.balance_amount, 0)), 0)
            as rolled_amount,
        larger_of(coalesce(movements.paid_amount, 0), 0) as paid_amount,
        larger_of(coalesce(movements.moved_amount, 0), 0) as moved_amount
    from opened
    left join spans
        on opened.account_number = spans.account_number
        and opened.responsibility = spans.responsibility
        and opened.next_snapshot_date >= spans.first_snapshot_date
        and opened.next_snapshot_date < spans.until_date
    left join movements
        on opened.account_number = movements.account_number
        and opened.responsibility = movements.responsibility
        and opened.next_snapshot_date = movements.snapshot_date

),

paid_first as (

    select
        practice_id,
        payer_id,
        payer_class,
        provider_id,
        location_id,
        load_id,
        source_offset,
        account_key,
        claim_key,
        responsibility,
        snapshot_date,
        age_bucket,
        open_amount,
        rolled_amount,
        smaller_of(open_amount - rolled_amount, paid_amount) as paid_amount,
        moved_amount
    from followed

),

moved_next as (

    select
        practice_id,
        payer_id,
        payer_class,
        provider_id,
        location_id,
        load_id,
        source_offset,
        account_key,
        claim_key,
        responsibility,
        snapshot_date,
        age_bucket,
        open_amount,
        rolled_amount,
        paid_amount,
        smaller_of(open_amount - rolled_amount - paid_amount, moved_amount) as moved_amount
    from paid_first

),

final as (

    select
        account_key || '-' || responsibility || '-' || cast(snapshot_date as varchar)
            as roll_key,
        practice_id,
        payer_id,
        payer_class,
        provider_id,
        location_id,
        load_id,
        source_offset,
        account_key,
        claim_key,
        responsibility,
        snapshot_date,
        age_bucket,
        open_amount,
        rolled_amount,
        money(paid_amount) as paid_amount,
        money(moved_amount) as moved_amount,
        money(open_amount - rolled_amount - paid_amount - moved_amount) as adjusted_amount
    from moved_next

)

select * from final
