-- Grain: one row per practice, month and check of the data, for months in which there is something
-- to check.
-- numerator and amount are what is at fault, denominator and total_amount what was looked at. The
-- month is that of each check's own date. What the shares are worth is in seed_data_checks.

with

remit_checks as (

    select * from int_data_checks__remits

),

cash_checks as (

    select * from int_data_checks__cash

),

claim_checks as (

    select * from int_data_checks__claims

),

rules as (

    select * from seed_data_checks

),

checks as (

    select
        practice_id,
        month_date,
        check_name,
        numerator,
        denominator,
        amount,
        total_amount
    from remit_checks

    union all

    select
        practice_id,
        month_date,
        check_name,
        numerator,
        denominator,
        amount,
        total_amount
    from cash_checks

    union all

    select
        practice_id,
        month_date,
        check_name,
        numerator,
        denominator,
        amount,
        total_amount
    from claim_checks

),

measured as (

    select
        checks.practice_id as practice_id,
        checks.month_date as month_date,
        checks.check_name as check_name,
        rules.check_label as check_label,
        cast(checks.numerator as bigint) as numerator,
        cast(checks.denominator as bigint) as denominator,
        checks.amount as amount,
        checks.total_amount as total_amount,
        case
            when rules.is_by_amount and checks.total_amount > 0
                then safe_ratio(checks.amount, checks.total_amount)
            else safe_ratio(checks.numerator, checks.denominator)
        end as fault_rate,
        rules.a_up_to as a_up_to,
        rules.b_up_to as b_up_to,
        rules.c_up_to as c_up_to,
        rules.d_up_to as d_up_to,
        cast(checks.denominator >= rules.minimum_count as boolean) as is_enough,
        rules.is_graded as is_graded,
        rules.unusable_from as unusable_from
    from checks
    inner join rules
        on checks.check_name = rules.check_name

),

graded as (

    select
        practice_id,
        month_date,
        check_name,
        check_label,
        numerator,
        denominator,
        amount,
        total_amount,
        fault_rate,
        case
            when not is_enough then null
            when fault_rate <= a_up_to then 'A'
            when fault_rate <= b_up_to then 'B'
            when fault_rate <= c_up_to then 'C'
            when fault_rate <= d_up_to then 'D'
            else 'F'
        end as grade,
        is_graded,
        unusable_from
    from measured

),

final as (

    select
        practice_id || '|' || cast(month_date as varchar) || '|' || check_name as quality_key,
        practice_id,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        month_date,
        check_name,
        check_label,
        numerator,
        denominator,
        amount,
        total_amount,
        fault_rate,
        grade,
        is_graded,
        cast(coalesce(grade >= unusable_from, false) as boolean) as is_unusable
    from graded

)

select * from final
