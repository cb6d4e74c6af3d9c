-- Grain: one row per line that a contract prices, with its place among the day's procedures.
-- Dearest first: what is paid among what is paid, the rest among all. An endoscopy counts for its
-- family: the dearest whole, the others without their base; both sides of a procedure are one.

with

single_lines as (

    select * from int_remit_lines__singly_priced

),

family_lines as (

    select
        line_number,
        adjudication_number,
        service_from_date,
        is_paid,
        case when multiple_procedure_indicator in ('2', '3') then 'surgery'
            else multiple_procedure_indicator end as rank_class,
        multiple_procedure_indicator,
        coalesce(
            'e' || family_code,
            'p' || cast(pair_line_number as varchar),
            'l' || cast(line_number as varchar)
        ) as group_key,
        case
            when family_code is null then single_amount
            when row_number() over (
                partition by adjudication_number, service_from_date, is_paid, family_code
                order by single_amount desc, line_number
            ) = 1 then single_amount
            when single_amount < base_fee_amount then cast(0 as decimal(18, 2))
            else cast(single_amount - base_fee_amount as decimal(18, 2))
        end as group_part_amount,
        technical_amount,
        professional_amount,
        practice_expense_amount,
        priced_units
    from single_lines

),

grouped as (

    select
        line_number,
        adjudication_number,
        service_from_date,
        is_paid,
        rank_class,
        multiple_procedure_indicator,
        group_key,
        group_part_amount,
        sum(group_part_amount) over (
            partition by adjudication_number, service_from_date, is_paid, group_key
        ) as group_amount,
        technical_amount,
        professional_amount,
        practice_expense_amount,
        priced_units
    from family_lines

),

final as (

    select
        line_number,
        multiple_procedure_indicator,
        group_part_amount,
        technical_amount,
        professional_amount,
        practice_expense_amount,
        priced_units,
        case
            when rank_class != 'surgery' then 1
            when is_paid then dense_rank() over (
                partition by adjudication_number, service_from_date, rank_class, is_paid
                order by group_amount desc, group_key
            )
            else dense_rank() over (
                partition by adjudication_number, service_from_date, rank_class
                order by group_amount desc, group_key
            )
        end as procedure_rank,
        row_number() over (
            partition by adjudication_number, service_from_date, rank_class, is_paid,
                case when technical_amount = 0 then 1 else 0 end
            order by technical_amount desc nulls last, group_part_amount desc, line_number
        ) as technical_rank,
        row_number() over (
            partition by adjudication_number, service_from_date, rank_class, is_paid,
                case when professional_amount = 0 then 1 else 0 end
            order by professional_amount desc nulls last, group_part_amount desc, line_number
        ) as professional_rank,
        row_number() over (
            partition by adjudication_number, service_from_date, rank_class, is_paid
            order by practice_expense_amount desc nulls last, line_number
        ) as expense_rank
    from grouped

)

select * from final
