-- Grain: one row per claim chain with a posting: its balance at the as-of date.

with

entries as (

    select * from int_ledger__combined

),

final as (

    select
        claim_number,
        cast(sum(amount) as decimal(18, 2)) as balance_amount,
        cast(sum(
            case when transaction_type = 'contractual' then -amount else 0 end
        ) as decimal(18, 2)) as contractual_amount,
        cast(sum(
            case when transaction_type = 'reduction' then -amount else 0 end
        ) as decimal(18, 2)) as reduction_amount,
        cast(sum(
            case when transaction_type = 'withhold' then -amount else 0 end
        ) as decimal(18, 2)) as withhold_amount,
        cast(sum(
            case
                when transaction_type in (
                    'contractual', 'reduction', 'withhold', 'other_adjustment', 'prior_payer'
                ) then -amount
                else 0
            end
        ) as decimal(18, 2)) as adjustment_amount
    from entries
    group by claim_number

)

select * from final
