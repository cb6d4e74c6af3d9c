-- Grain: one row per paid line that a contract prices, with what it is short of it.
-- What a payer withholds without right (sequestration where the contract has none, penalties) is
-- not allowed by it.

with

priced_lines as (

    select * from int_remit_lines__priced

),

adjustments as (

    select * from int_adjustments__classified

),

tolerances as (

    select * from seed_underpayment_tolerances

),

withheld as (

    select
        line_number,
        cast(sum(case when reason_code = '253' then amount else 0 end) as decimal(18, 2))
            as sequestration_amount,
        cast(sum(case when reason_code != '253' then amount else 0 end) as decimal(18, 2))
            as penalty_amount
    from adjustments
    where reason_code in ('253', '237', 'B4')
        and line_number is not null
    group by line_number

),

measured as (

    select
        priced_lines.line_number as line_number,
        priced_lines.expected_amount as expected_amount,
        cast(
            case when priced_lines.is_sequestered then 0
                else coalesce(withheld.sequestration_amount, 0) end
        as decimal(18, 2)) as sequestration_amount,
        cast(
            case when priced_lines.is_sequestered then 0
                else coalesce(withheld.penalty_amount, 0) end
        as decimal(18, 2)) as penalty_amount,
        priced_lines.allowed_amount as allowed_amount
    from priced_lines
    left join withheld
        on priced_lines.line_number = withheld.line_number
    where priced_lines.is_paid

),

final as (

    select
        measured.line_number as line_number,
        measured.sequestration_amount as sequestration_amount,
        measured.penalty_amount as penalty_amount,
        measured.allowed_amount as allowed_amount,
        measured.expected_amount as expected_amount,
        cast(
            measured.allowed_amount - measured.sequestration_amount - measured.penalty_amount
            - measured.expected_amount
        as decimal(18, 2)) as variance_amount,
        cast(
            measured.expected_amount - measured.allowed_amount
            + measured.sequestration_amount + measured.penalty_amount
            > larger_of(
                cast(tolerances.tolerance_amount as decimal(18, 6)),
                cast(measured.expected_amount * cast(tolerances.tolerance_rate as decimal(6, 4))
                    as decimal(18, 6)))
        as boolean) as is_underpaid
    from measured
    cross join tolerances
    where tolerances.comparison = 'contract'

)

select * from final
