-- Grain: one row per line that a first adjudication denied and that is no duplicate noise.
-- It ended overturned, written off, upheld or closed by the practice's own record, or with the
-- patient, whom the payer named as liable; else it is open.

with

denials as (

    select * from int_denials__first

),

decided as (

    select * from int_denials__decided_again

),

worked as (

    select * from int_denials__worked

),

records as (

    select * from int_denials__logged

),

write_offs as (

    select * from int_denial_write_offs__matched

),

entries as (

    select * from int_pm_transactions__canonical

),

written_off as (

    select
        write_offs.line_number as line_number,
        cast(sum(write_offs.written_off_amount) as decimal(18, 2)) as written_off_amount,
        max(entries.posted_date) as written_off_date
    from write_offs
    inner join entries
        on write_offs.transaction_key = entries.transaction_key
    where write_offs.line_number is not null
    group by write_offs.line_number

),

judged as (

    select
        decided.line_number as line_number,
        denials.denied_date as denied_date,
        worked.first_action as first_action,
        worked.first_action_date as first_action_date,
        decided.decided_date as decided_date,
        decided.is_overturned as is_overturned,
        decided.recovered_amount as recovered_amount,
        decided.overturned_amount as overturned_amount,
        decided.overturned_date as overturned_date,
        coalesce(written_off.written_off_amount, 0) as written_off_amount,
        written_off.written_off_date as written_off_date,
        records.resolved_date as recorded_date,
        case
            when decided.is_overturned then 'overturned'
            when coalesce(written_off.written_off_amount, 0) > 0 then 'written_off'
            when records.status in ('upheld', 'written_off', 'closed') then 'upheld'
            when denials.is_patient_liable then 'patient'
            else 'open'
        end as resolution
    from decided
    inner join denials
        on decided.line_number = denials.line_number
    left join worked
        on decided.line_number = worked.line_number
    left join records
        on decided.line_number = records.line_number
    left join written_off
        on decided.line_number = written_off.line_number

),

final as (

    select
        line_number,
        first_action,
        first_action_date,
        decided_date,
        is_overturned,
        recovered_amount,
        overturned_amount,
        written_off_amount,
        resolution,
        case resolution
            when 'overturned' then overturned_date
            when 'written_off' then case when written_off_date >= denied_date
                then written_off_date else null end
            when 'upheld' then recorded_date
            when 'patient' then denied_date
            else null
        end as resolved_date
    from judged

)

select * from final
