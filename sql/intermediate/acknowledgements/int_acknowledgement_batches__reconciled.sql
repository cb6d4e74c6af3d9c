-- Grain: one row per batch of a 277CA that states totals (QTY, AMT) and lists claims, with what its
-- claims add up to.
-- Some payers list rejected claims alone: what is accepted is compared where any is listed.

with

levels as (

    select * from stg_x12__status_levels

),

statuses as (

    select * from int_acknowledgements__statuses

),

claim_results as (

    select
        load_id,
        level_ordinal,
        max(case when result = 'rejected' then 1 else 0 end) as rejected_count,
        max(case when result in ('accepted', 'received', 'forwarded') then 1 else 0 end)
            as taken_count
    from statuses
    where level = 'claim'
    group by load_id, level_ordinal

),

listed as (

    select
        levels.load_id as load_id,
        levels.transaction_ordinal as transaction_ordinal,
        coalesce(levels.batch_number, '') as batch_number,
        sum(claim_results.rejected_count) as rejected_count,
        sum(
            case when claim_results.rejected_count = 0 then claim_results.taken_count else 0 end
        ) as accepted_count,
        cast(sum(
            case when claim_results.rejected_count = 1 then levels.charge_amount else 0 end
        ) as decimal(18, 2)) as rejected_amount,
        cast(sum(
            case when claim_results.rejected_count = 0 then levels.charge_amount else 0 end
        ) as decimal(18, 2)) as accepted_amount
    from levels
    inner join claim_results
        on levels.load_id = claim_results.load_id
        and levels.level_ordinal = claim_results.level_ordinal
    where levels.level = 'claim'
    group by levels.load_id, levels.transaction_ordinal, coalesce(levels.batch_number, '')

),

final as (

    select
        levels.level_key as level_key,
        levels.practice_id as practice_id,
        levels.load_id as load_id,
        levels.source_offset as source_offset,
        levels.rejected_count as stated_rejected_count,
        listed.rejected_count as listed_rejected_count,
        levels.accepted_count as stated_accepted_count,
        listed.accepted_count as listed_accepted_count,
        cast(
            coalesce(levels.rejected_count = listed.rejected_count, true)
            and coalesce(levels.rejected_amount = listed.rejected_amount, true)
            and (
                listed.accepted_count = 0
                or (
                    coalesce(levels.accepted_count = listed.accepted_count, true)
                    and coalesce(levels.accepted_amount = listed.accepted_amount, true)
                )
            )
        as boolean) as is_reconciled
    from levels
    inner join listed
        on levels.load_id = listed.load_id
        and levels.transaction_ordinal = listed.transaction_ordinal
        and coalesce(levels.batch_number, '') = listed.batch_number
    where levels.level = 'receiver'

)

select * from final
