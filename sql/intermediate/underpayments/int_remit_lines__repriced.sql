-- Grain: one row per underpaid line and other price of the contract that it meets to five cents.

with

compared as (

    select * from int_remit_lines__compared

),

priced_lines as (

    select * from int_remit_lines__priced

),

fees as (

    select * from int_fees__resolved

),

provider_types as (

    select * from seed_provider_types

),

short as (

    select
        priced_lines.line_number as line_number,
        priced_lines.payer_id as payer_id,
        priced_lines.procedure_code as procedure_code,
        priced_lines.fee_key as fee_key,
        priced_lines.service_from_date as service_from_date,
        priced_lines.contract_amount as contract_amount,
        priced_lines.modifier_factor as modifier_factor,
        priced_lines.provider_factor as provider_factor,
        compared.expected_amount + compared.variance_amount as compared_amount
    from compared
    inner join priced_lines
        on compared.line_number = priced_lines.line_number
    where compared.is_underpaid

),

provider_factors as (

    select price_factor
    from provider_types
    group by price_factor

),

fee_ratios as (

    select
        short.line_number as line_number,
        short.compared_amount as compared_amount,
        case
            when coalesce(other_fees.effective_to_date < short.service_from_date, false)
                then 'old_fee_year'
            else 'wrong_schedule'
        end as reason_class,
        cast(short.contract_amount as double)
            * safe_ratio(other_fees.fee_amount, fees.fee_amount) as other_amount
    from short
    inner join fees
        on short.fee_key = fees.fee_key
    -- Fans out on purpose: all other fees of the code and modifier.
    inner join fees as other_fees
        on short.payer_id = other_fees.payer_id
        and short.procedure_code = other_fees.procedure_code
    where other_fees.fee_key != fees.fee_key
        and coalesce(other_fees.modifier, '') = coalesce(fees.modifier, '')
        and coalesce(other_fees.effective_from_date <= short.service_from_date, true)

),

prices as (

    select
        line_number,
        compared_amount,
        reason_class,
        other_amount
    from fee_ratios

    union all

    select
        line_number,
        compared_amount,
        'modifier_ignored' as reason_class,
        safe_ratio(contract_amount, modifier_factor) as other_amount
    from short
    where modifier_factor > 1

    union all

    select
        line_number,
        compared_amount,
        'multiple_procedures' as reason_class,
        safe_ratio(contract_amount, 2) as other_amount
    from short

    union all

    select
        short.line_number as line_number,
        short.compared_amount as compared_amount,
        'provider_type' as reason_class,
        cast(short.contract_amount as double) * cast(provider_factors.price_factor as double)
            as other_amount
    from short
    cross join provider_factors
    where short.provider_factor = 1

),

final as (

    select
        line_number,
        reason_class
    from prices
    where other_amount >= cast(compared_amount as double) - 0.05
        and other_amount <= cast(compared_amount as double) + 0.05
    group by line_number, reason_class

)

select * from final
