-- Grain: one row per kind of signal, practice, payer, what it is about, and week of the decision:
-- claims or lines, and those of them that a practice would complain of.
-- Denied: in a category, by the first decision. Slow: later than three in four were in the months
-- before. Low: allowed two in a hundred below the practice's own usual price of the months before.
-- The last two months are no part of what is usual, so that a change does not hide in it.

with

claims as (

    select * from fct_claims

),

lines as (

    select * from int_usual_lines__prepared

),

answers as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        week_start(claims.first_adjudicated_date) as decided_week,
        month_start(claims.first_adjudicated_date) as decided_month,
        case when claims.is_denied_first_pass then claims.denial_category else null end
            as denial_category,
        claims.first_denied_amount as first_denied_amount,
        claims.charge_amount as charge_amount,
        claims.days_to_first_adjudication as answer_days
    from claims
    where claims.is_primary
        and claims.is_adjudicated
        and not claims.is_duplicate_denial

),

categories as (

    select
        payer_id,
        denial_category
    from answers
    where denial_category is not null
    group by payer_id, denial_category
    having count(*) >= 8

),

answered as (

    select
        practice_id,
        payer_id,
        decided_week,
        count(*) as case_count
    from answers
    group by practice_id, payer_id, decided_week

),

denied as (

    select
        practice_id,
        payer_id,
        denial_category,
        decided_week,
        count(*) as denied_count,
        sum(first_denied_amount) as denied_amount
    from answers
    where denial_category is not null
    group by practice_id, payer_id, denial_category, decided_week

),

answer_months as (

    select
        practice_id,
        payer_id,
        decided_month,
        count(*) as month_count,
        p75(answer_days) as slow_days,
        min(decided_month) over (partition by practice_id, payer_id) as first_month
    from answers
    where answer_days >= 0
    group by practice_id, payer_id, decided_month

),

usual_answers as (

    select
        answer_months.practice_id as practice_id,
        answer_months.payer_id as payer_id,
        answer_months.decided_month as decided_month,
        p50(earlier.slow_days) as slow_days
    -- Fans out on purpose: up to a year of months before the last two. In the first two of all only
    -- claims that were answered fast can be seen.
    from answer_months
    inner join answer_months as earlier
        on answer_months.practice_id = earlier.practice_id
        and answer_months.payer_id = earlier.payer_id
    where earlier.decided_month between add_months(answer_months.decided_month, -14)
        and add_months(answer_months.decided_month, -3)
        and earlier.decided_month >= add_months(earlier.first_month, 2)
    group by
        answer_months.practice_id, answer_months.payer_id, answer_months.decided_month
    having sum(earlier.month_count) >= 20

),

price_months as (

    select
        usual_key,
        month_start(adjudicated_date) as decided_month,
        count(*) as month_count,
        p50(unit_amount) as usual_amount
    from lines
    where is_whole
    group by usual_key, month_start(adjudicated_date)

),

usual_prices as (

    select
        price_months.usual_key as usual_key,
        price_months.decided_month as decided_month,
        p50(earlier.usual_amount) as usual_amount
    -- Fans out on purpose: up to a year of months before the last two.
    from price_months
    inner join price_months as earlier
        on price_months.usual_key = earlier.usual_key
    where earlier.decided_month between add_months(price_months.decided_month, -14)
        and add_months(price_months.decided_month, -3)
    group by price_months.usual_key, price_months.decided_month
    having sum(earlier.month_count) >= 5

),

priced as (

    select
        lines.practice_id as practice_id,
        lines.payer_id as payer_id,
        lines.procedure_code as procedure_code,
        week_start(lines.adjudicated_date) as decided_week,
        cast(lines.unit_amount < cast(0.98 as double) * usual_prices.usual_amount as boolean)
            as is_low,
        (usual_prices.usual_amount - lines.unit_amount) * lines.units as short_amount
    from lines
    inner join usual_prices
        on lines.usual_key = usual_prices.usual_key
        and month_start(lines.adjudicated_date) = usual_prices.decided_month
    where lines.is_whole

),

final as (

    select
        'denied' as signal_kind,
        answered.practice_id as practice_id,
        answered.payer_id as payer_id,
        categories.denial_category as signal_about,
        answered.decided_week as decided_week,
        cast(answered.case_count as bigint) as case_count,
        cast(coalesce(denied.denied_count, 0) as bigint) as hit_count,
        cast(coalesce(denied.denied_amount, 0) as decimal(18, 2)) as hit_amount
    -- Fans out on purpose: every week of a payer for each of its categories.
    from answered
    inner join categories
        on answered.payer_id = categories.payer_id
    left join denied
        on answered.practice_id = denied.practice_id
        and answered.payer_id = denied.payer_id
        and answered.decided_week = denied.decided_week
        and categories.denial_category = denied.denial_category

    union all

    select
        'slow' as signal_kind,
        answers.practice_id as practice_id,
        answers.payer_id as payer_id,
        '-' as signal_about,
        answers.decided_week as decided_week,
        cast(count(*) as bigint) as case_count,
        cast(sum(case when answers.answer_days > usual_answers.slow_days then 1 else 0 end)
            as bigint) as hit_count,
        cast(sum(case when answers.answer_days > usual_answers.slow_days
            then answers.charge_amount else 0 end) as decimal(18, 2)) as hit_amount
    from answers
    inner join usual_answers
        on answers.practice_id = usual_answers.practice_id
        and answers.payer_id = usual_answers.payer_id
        and answers.decided_month = usual_answers.decided_month
    where answers.answer_days >= 0
    group by answers.practice_id, answers.payer_id, answers.decided_week

    union all

    select
        'low' as signal_kind,
        practice_id,
        payer_id,
        procedure_code as signal_about,
        decided_week,
        cast(count(*) as bigint) as case_count,
        cast(sum(case when is_low then 1 else 0 end) as bigint) as hit_count,
        cast(sum(case when is_low then short_amount else 0 end) as decimal(18, 2)) as hit_amount
    from priced
    group by practice_id, payer_id, procedure_code, decided_week

    union all

    select
        'low' as signal_kind,
        practice_id,
        payer_id,
        '-' as signal_about,
        decided_week,
        cast(count(*) as bigint) as case_count,
        cast(sum(case when is_low then 1 else 0 end) as bigint) as hit_count,
        cast(sum(case when is_low then short_amount else 0 end) as decimal(18, 2)) as hit_amount
    from priced
    group by practice_id, payer_id, decided_week

)

select * from final
