-- Grain: one row per line that a contract prices, after what several procedures of a day cost.
-- The second to fifth surgical procedure are half, further ones by report. Of imaging and tests
-- only parts are cut, of therapy the practice expense. Null: by report, or the parts are unknown.

with

ranked as (

    select * from int_remit_lines__ranked

),

procedure_factors as (

    select * from seed_multiple_procedures

),

final as (

    select
        ranked.line_number as line_number,
        ranked.procedure_rank as procedure_rank,
        case
            when ranked.multiple_procedure_indicator in ('2', '3')
                then money(ranked.group_part_amount
                    * cast(wholes.price_factor as decimal(6, 4)))
            when ranked.multiple_procedure_indicator in ('4', '6', '7') then cast(
                ranked.group_part_amount
                - case when ranked.technical_rank = 1 or ranked.technical_amount = 0 then 0
                    else money(ranked.technical_amount
                        * cast(1 - coalesce(technicals.price_factor, 1) as decimal(6, 4))) end
                - case
                    when professionals.price_factor is null then 0
                    when ranked.professional_rank = 1 or ranked.professional_amount = 0 then 0
                    else money(ranked.professional_amount
                        * cast(1 - professionals.price_factor as decimal(6, 4))) end
            as decimal(18, 2))
            when ranked.multiple_procedure_indicator = '5'
                and ranked.expense_rank = 1
                and ranked.priced_units = 1 then ranked.group_part_amount
            when ranked.multiple_procedure_indicator = '5' then cast(
                ranked.group_part_amount
                - money(
                    money(ranked.practice_expense_amount
                        * (ranked.priced_units
                            - case when ranked.expense_rank = 1 then 1 else 0 end))
                    * cast(1 - expenses.price_factor as decimal(6, 4)))
            as decimal(18, 2))
            else ranked.group_part_amount
        end as contract_amount
    from ranked
    left join procedure_factors as wholes
        on ranked.multiple_procedure_indicator = wholes.multiple_procedure_indicator
        and ranked.procedure_rank = wholes.procedure_rank
        and wholes.fee_part = 'whole'
    left join procedure_factors as technicals
        on ranked.multiple_procedure_indicator = technicals.multiple_procedure_indicator
        and technicals.fee_part = 'technical'
    left join procedure_factors as professionals
        on ranked.multiple_procedure_indicator = professionals.multiple_procedure_indicator
        and professionals.fee_part = 'professional'
    left join procedure_factors as expenses
        on ranked.multiple_procedure_indicator = expenses.multiple_procedure_indicator
        and expenses.fee_part = 'practice_expense'

)

select * from final
