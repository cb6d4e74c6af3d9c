-- Grain: one row per line of a first payer that a contract prices.
-- Payers divide a pair of sides as they like: each side is expected to have its share of the pair.
-- Expected is the lesser of contract and charge, of the line or of the claim's lines.

with

cut as (

    select * from int_remit_lines__cut

),

single_lines as (

    select * from int_remit_lines__singly_priced

),

eligible as (

    select * from int_remit_lines__evaluable

),

fee_lines as (

    select * from int_remit_lines__with_fees

),

pairs as (

    select
        single_lines.pair_line_number as pair_line_number,
        sum(cut.contract_amount) as contract_amount,
        sum(eligible.allowed_amount) as allowed_amount,
        max(case when eligible.line_number = single_lines.pair_line_number
            then eligible.allowed_amount else 0 end) as first_allowed_amount
    from single_lines
    inner join cut
        on single_lines.line_number = cut.line_number
    inner join eligible
        on single_lines.line_number = eligible.line_number
    where single_lines.pair_line_number is not null
        and eligible.is_paid
    group by single_lines.pair_line_number

),

shared as (

    select
        eligible.line_number as line_number,
        eligible.charge_amount as charge_amount,
        eligible.adjudication_number as adjudication_number,
        eligible.is_paid as is_paid,
        fee_lines.lesser_of as lesser_of,
        case
            when pairs.pair_line_number is null then cut.contract_amount
            when eligible.line_number = pairs.pair_line_number then money(
                cast(pairs.contract_amount as double)
                * safe_ratio(pairs.first_allowed_amount, pairs.allowed_amount))
            else cast(
                pairs.contract_amount
                - money(
                    cast(pairs.contract_amount as double)
                    * safe_ratio(pairs.first_allowed_amount, pairs.allowed_amount))
            as decimal(18, 2))
        end as contract_amount
    from cut
    inner join eligible
        on cut.line_number = eligible.line_number
    inner join single_lines
        on cut.line_number = single_lines.line_number
    inner join fee_lines
        on cut.line_number = fee_lines.line_number
    left join pairs
        on single_lines.pair_line_number = pairs.pair_line_number
        and eligible.is_paid
    where cut.contract_amount is not null

),

limited as (

    select
        line_number,
        contract_amount,
        case lesser_of
            when 'none' then contract_amount
            when 'claim' then case
                when sum(charge_amount) over (partition by adjudication_number, is_paid)
                    < sum(contract_amount) over (partition by adjudication_number, is_paid)
                    then charge_amount
                else contract_amount
            end
            else smaller_of(contract_amount, charge_amount)
        end as expected_amount
    from shared
    where contract_amount > 0

),

final as (

    select
        limited.line_number as line_number,
        eligible.adjudication_number as adjudication_number,
        eligible.claim_number as claim_number,
        eligible.practice_id as practice_id,
        eligible.payer_id as payer_id,
        eligible.procedure_code as procedure_code,
        eligible.paid_procedure_code as paid_procedure_code,
        blank_null(
            case when eligible.modifier_1 = '-' then '' else eligible.modifier_1 end
            || case when eligible.modifier_2 = '-' then '' else ' ' || eligible.modifier_2 end
            || case when eligible.modifier_3 = '-' then '' else ' ' || eligible.modifier_3 end
            || case when eligible.modifier_4 = '-' then '' else ' ' || eligible.modifier_4 end
        ) as billed_modifiers,
        fee_lines.fee_key as fee_key,
        fee_lines.modifier as modifier,
        eligible.is_paid as is_paid,
        eligible.is_reversed as is_reversed,
        fee_lines.is_sequestered as is_sequestered,
        eligible.units as units,
        eligible.paid_units as paid_units,
        eligible.charge_amount as charge_amount,
        eligible.allowed_amount as allowed_amount,
        single_lines.pair_line_number as pair_line_number,
        single_lines.modifier_factor as modifier_factor,
        single_lines.provider_factor as provider_factor,
        cut.procedure_rank as procedure_rank,
        limited.contract_amount as contract_amount,
        cast(limited.expected_amount as decimal(18, 2)) as expected_amount,
        eligible.adjudicated_date as adjudicated_date,
        eligible.service_from_date as service_from_date
    from limited
    inner join cut
        on limited.line_number = cut.line_number
    inner join eligible
        on limited.line_number = eligible.line_number
    inner join single_lines
        on limited.line_number = single_lines.line_number
    inner join fee_lines
        on limited.line_number = fee_lines.line_number

)

select * from final
