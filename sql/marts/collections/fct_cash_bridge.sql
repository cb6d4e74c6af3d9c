-- Grain: one row per practice, payer class and complete month but the practice's first: what moved
-- cash from the month before.
-- Cash is charges first paid on x cash per dollar of them. Volume is what charges first paid on
-- would have done had they moved as charges did (three months); timing is how much faster or slower
-- they came; mix is their move between payer classes; rate is the cash per dollar. Each factor is
-- moved after the ones before it, so that they sum to the change.

with

months as (

    select * from int_cash_months__counted

),

paired as (

    select
        practice_id,
        payer_class,
        month_date,
        receipt_amount,
        taken_back_amount,
        first_paid_charge_amount,
        usual_charge_amount,
        sum(first_paid_charge_amount) over (partition by practice_id, month_date)
            as all_first_paid_charge_amount,
        lag(month_date) over (partition by practice_id, payer_class order by month_date)
            as previous_month_date,
        lag(receipt_amount) over (partition by practice_id, payer_class order by month_date)
            as previous_receipt_amount,
        lag(taken_back_amount) over (partition by practice_id, payer_class order by month_date)
            as previous_taken_back_amount,
        lag(first_paid_charge_amount) over (
            partition by practice_id, payer_class order by month_date
        ) as previous_first_paid_charge_amount,
        lag(usual_charge_amount) over (partition by practice_id, payer_class order by month_date)
            as previous_usual_charge_amount
    from months

),

compared as (

    select
        practice_id,
        payer_class,
        month_date,
        receipt_amount,
        taken_back_amount,
        previous_receipt_amount,
        previous_taken_back_amount,
        usual_charge_amount,
        previous_usual_charge_amount,
        cast(first_paid_charge_amount as double) as base_amount,
        cast(previous_first_paid_charge_amount as double) as previous_base_amount,
        cast(all_first_paid_charge_amount as double) as all_base_amount,
        cast(sum(previous_first_paid_charge_amount) over (
            partition by practice_id, month_date
        ) as double) as previous_all_base_amount
    from paired
    where previous_month_date is not null

),

rated as (

    select
        practice_id,
        payer_class,
        month_date,
        receipt_amount,
        taken_back_amount,
        previous_receipt_amount,
        previous_taken_back_amount,
        base_amount,
        previous_base_amount,
        all_base_amount,
        previous_all_base_amount,
        -- A class that nobody was first paid of in one of the months has the rate of the other.
        case
            when previous_base_amount > 0
                then safe_ratio(previous_receipt_amount, previous_base_amount)
            when base_amount > 0 then safe_ratio(receipt_amount, base_amount)
            else 0
        end as previous_rate,
        case
            when previous_all_base_amount > 0
                then safe_ratio(previous_base_amount, previous_all_base_amount)
            when all_base_amount > 0 then safe_ratio(base_amount, all_base_amount)
            else 0
        end as previous_share,
        case
            when previous_all_base_amount > 0
                and previous_usual_charge_amount > 0
                and usual_charge_amount > 0
                then previous_all_base_amount
                    * safe_ratio(usual_charge_amount, previous_usual_charge_amount)
            else all_base_amount
        end as expected_base_amount
    from compared

),

effects as (

    select
        practice_id,
        payer_class,
        month_date,
        receipt_amount + taken_back_amount as cash_amount,
        previous_receipt_amount + previous_taken_back_amount as previous_cash_amount,
        receipt_amount - previous_receipt_amount as receipt_change_amount,
        taken_back_amount - previous_taken_back_amount as taken_back_effect,
        money((expected_base_amount - previous_all_base_amount) * previous_share * previous_rate)
            as volume_effect,
        money((all_base_amount - expected_base_amount) * previous_share * previous_rate)
            as timing_effect,
        money((base_amount - all_base_amount * previous_share) * previous_rate) as mix_effect,
        money(
            case when base_amount > 0 then 0 else cast(receipt_amount as double) end
            - case when previous_base_amount > 0 then 0
                else cast(previous_receipt_amount as double) end
        ) as late_effect
    from rated

),

final as (

    select
        practice_id,
        payer_class,
        month_date,
        practice_id || '-' || payer_class || '-' || cast(month_date as varchar) as bridge_key,
        cast(null as varchar) as load_id,
        cast(null as bigint) as source_offset,
        money(previous_cash_amount) as previous_cash_amount,
        volume_effect,
        timing_effect,
        mix_effect,
        -- The change of rate, with the cents that the others were rounded by.
        money(receipt_change_amount - volume_effect - timing_effect - mix_effect - late_effect)
            as rate_effect,
        money(taken_back_effect) as taken_back_effect,
        late_effect,
        money(cash_amount) as cash_amount,
        money(cash_amount - previous_cash_amount) as change_amount
    from effects

)

select * from final
