-- Grain: one row per practice, month and item: each cost of running the billing office, and the
-- payments that the costs stand against. The month of the as-of date counts by its days.
-- Costs for no practice in particular stand under 'unassigned', against the payments of all.

with

costs as (

    select * from dim_costs

),

entries as (

    select * from fct_ledger

),

snapshot_dates as (

    select * from int_snapshot_dates__listed

),

payments as (

    select
        practice_id,
        month_start(posted_date) as month_date,
        sum(payment_amount) as payment_amount
    from entries
    where transaction_type in ('payment', 'patient_payment', 'refund')
    group by practice_id, month_start(posted_date)

),

months as (

    select
        month_start(snapshot_date) as month_date,
        snapshot_date,
        safe_ratio(
            days_between(month_start(snapshot_date), snapshot_date) + 1,
            days_between(month_start(snapshot_date), month_end(snapshot_date)) + 1
        ) as month_share
    from snapshot_dates

),

in_force as (

    select
        costs.practice_id as practice_id,
        months.month_date as month_date,
        costs.cost_name as cost_name,
        costs.cost_label as cost_label,
        costs.cost_per as cost_per,
        costs.cost_amount as cost_amount,
        costs.cost_source as cost_source,
        months.month_share as month_share
    -- Fans out on purpose: every month in which a cost holds on the last day.
    from costs
    inner join months
        on months.snapshot_date between costs.effective_from_date and costs.effective_to_date
    where costs.cost_per in ('month', 'collections')
    qualify row_number() over (
        partition by costs.practice_id, costs.cost_label, costs.cost_per, months.month_date
        order by costs.effective_from_date desc, costs.source_rank
    ) = 1

),

collected as (

    select
        month_date,
        sum(payment_amount) as payment_amount
    from payments
    group by month_date

),

priced as (

    select
        in_force.practice_id as practice_id,
        in_force.month_date as month_date,
        in_force.cost_name as cost_name,
        in_force.cost_label as cost_label,
        in_force.cost_source as cost_source,
        case
            when in_force.cost_per = 'month' then in_force.cost_amount * in_force.month_share
            when in_force.practice_id = 'unassigned'
                then in_force.cost_amount * coalesce(collected.payment_amount, 0) * 0.01
            else in_force.cost_amount * coalesce(payments.payment_amount, 0) * 0.01
        end as cost_amount
    from in_force
    left join payments
        on in_force.practice_id = payments.practice_id
        and in_force.month_date = payments.month_date
    left join collected
        on in_force.month_date = collected.month_date

),

costed as (

    select
        practice_id,
        month_date
    from priced
    group by practice_id, month_date

),

final as (

    select
        practice_id,
        practice_id || '-' || cast(month_date as varchar) || '-' || cost_label as item_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        month_date,
        cost_name as item,
        cost_label as item_label,
        cost_source,
        money(cost_amount) as cost_amount,
        cast(0 as decimal(18, 2)) as payment_amount,
        cast(true as boolean) as is_costed
    from priced

    union all

    select
        payments.practice_id as practice_id,
        payments.practice_id || '-' || cast(payments.month_date as varchar) || '-payments'
            as item_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        payments.month_date as month_date,
        'payments' as item,
        'Payments' as item_label,
        cast(null as varchar) as cost_source,
        cast(0 as decimal(18, 2)) as cost_amount,
        money(payments.payment_amount) as payment_amount,
        cast(own_costs.month_date is not null or shared_costs.month_date is not null as boolean)
            as is_costed
    from payments
    left join costed as own_costs
        on payments.practice_id = own_costs.practice_id
        and payments.month_date = own_costs.month_date
    left join costed as shared_costs
        on shared_costs.practice_id = 'unassigned'
        and payments.month_date = shared_costs.month_date

)

select * from final
