-- Grain: one row per practice, kind, value and payer that nothing maps: a status or type that a
-- profile's map lacks, a payer that no claim is sent to and no list names, an adjustment that
-- neither its code nor a CARC explains. Its dollars stay in the totals, under an unclear name.

with

map_gaps as (

    select * from stg_pm__unmapped_values

),

loads as (

    select * from int_loads__ranked

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

unknown_payers as (

    select
        payer_id,
        min(coalesce(payer_name, payer_id)) as payer_name
    from payers
    group by payer_id
    having max(case when is_known then 1 else 0 end) = 0

),

value_gaps as (

    select
        map_gaps.practice_id as practice_id,
        'unknown' as payer_id,
        map_gaps.load_id as load_id,
        map_gaps.target_table || '.' || map_gaps.column_name as kind,
        map_gaps.value as value,
        map_gaps.row_count as row_count,
        coalesce(map_gaps.amount, 0) as amount
    from map_gaps
    left join loads
        on map_gaps.load_id = loads.load_id
    -- Exports overlap: what the latest file says of a value is said once.
    qualify row_number() over (
        partition by
            map_gaps.practice_id,
            map_gaps.target_table,
            map_gaps.column_name,
            map_gaps.value
        order by loads.load_rank desc nulls last, map_gaps.row_id
    ) = 1

),

final as (

    select
        practice_id,
        payer_id,
        load_id,
        kind,
        value,
        row_count,
        amount
    from value_gaps

    union all

    select
        charges.practice_id as practice_id,
        charges.payer_id as payer_id,
        max(charges.load_id) as load_id,
        'payer' as kind,
        unknown_payers.payer_name as value,
        count(*) as row_count,
        sum(charges.charge_amount) as amount
    from charges
    inner join unknown_payers
        on charges.payer_id = unknown_payers.payer_id
    group by charges.practice_id, charges.payer_id, unknown_payers.payer_name

    union all

    select
        practice_id,
        coalesce(payer_id, 'unknown') as payer_id,
        max(load_id) as load_id,
        'adjustment' as kind,
        coalesce(adjustment_code, reason_code, '(none)') as value,
        count(*) as row_count,
        sum(amount) as amount
    from entries
    where adjustment_class = 'unclassified'
        and (amount is null or amount != 0)
    group by
        practice_id,
        coalesce(payer_id, 'unknown'),
        coalesce(adjustment_code, reason_code, '(none)')

)

select * from final
