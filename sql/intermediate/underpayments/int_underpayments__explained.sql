-- Grain: one row per underpaid line, with the likeliest reason.
-- What the remit says comes before what the amount looks like; half the price is a ranking only
-- where there is another line, if a denied one.

with

compared as (

    select * from int_remit_lines__compared

),

priced_lines as (

    select * from int_remit_lines__priced

),

repriced as (

    select * from int_remit_lines__repriced

),

adjustments as (

    select * from int_adjustments__classified

),

line_counts as (

    select
        adjudication_number,
        count(*) as line_count
    from priced_lines
    group by adjudication_number

),

told as (

    select
        line_number,
        min(case reason_code
            when '59' then 'multiple_procedures'
            when 'B10' then 'bundling'
            when '97' then 'bundling'
            when '234' then 'bundling'
            when '236' then 'bundling'
            when '172' then 'provider_type'
            when '186' then 'recode'
            when '169' then 'recode'
            else 'silent_network'
        end) as reason_class
    from adjustments
    where reason_code in ('59', 'B10', '97', '234', '236', '172', '186', '169', 'P24', 'P25')
        and amount > 0
        and line_number is not null
    group by line_number

),

prices as (

    select
        line_number,
        max(case when reason_class = 'modifier_ignored' then 1 else 0 end) as ignores_modifier,
        max(case when reason_class = 'old_fee_year' then 1 else 0 end) as is_old_fee,
        max(case when reason_class = 'wrong_schedule' then 1 else 0 end) as is_other_fee,
        max(case when reason_class = 'multiple_procedures' then 1 else 0 end) as is_half,
        max(case when reason_class = 'provider_type' then 1 else 0 end) as is_provider_share
    from repriced
    group by line_number

),

final as (

    select
        compared.line_number as line_number,
        case
            when compared.sequestration_amount > 0
                and compared.variance_amount + compared.sequestration_amount >= -1
                then 'sequestration'
            when compared.penalty_amount > 0
                and compared.variance_amount + compared.penalty_amount >= -1 then 'penalty'
            when priced_lines.paid_procedure_code != priced_lines.procedure_code then 'recode'
            when priced_lines.paid_units < priced_lines.units then 'units_cut'
            when told.line_number is not null then told.reason_class
            when prices.ignores_modifier = 1 then 'modifier_ignored'
            when prices.is_old_fee = 1 then 'old_fee_year'
            when prices.is_other_fee = 1 then 'wrong_schedule'
            when prices.is_half = 1 and line_counts.line_count > 1 then 'multiple_procedures'
            when prices.is_provider_share = 1 then 'provider_type'
            else 'unknown'
        end as reason_class
    from compared
    inner join priced_lines
        on compared.line_number = priced_lines.line_number
    inner join line_counts
        on priced_lines.adjudication_number = line_counts.adjudication_number
    left join told
        on compared.line_number = told.line_number
    left join prices
        on compared.line_number = prices.line_number
    where compared.is_underpaid

)

select * from final
