-- Grain: one row per claim chain that something followed after its first adjudication: another
-- submission or another adjudication.
-- The day is that of the first such event; a claim refused as its own duplicate is none.

with

adjudicated as (

    select * from int_claims__adjudicated

),

chains as (

    select * from int_submissions__chained

),

submissions as (

    select * from int_submissions__prepared

),

remits as (

    select * from int_remits__totalled

),

denials as (

    select * from int_denials__reasoned

),

noise as (

    select adjudication_number
    from denials
    group by adjudication_number
    having min(case when is_duplicate_denial then 1 else 0 end) = 1

),

events as (

    select
        chains.claim_number as claim_number,
        submissions.submitted_date as event_date
    from chains
    inner join submissions
        on chains.submission_number = submissions.submission_number

    union all

    select
        remits.claim_number as claim_number,
        remits.adjudicated_date as event_date
    from remits
    left join noise
        on remits.adjudication_number = noise.adjudication_number
    where noise.adjudication_number is null

),

final as (

    select
        adjudicated.claim_number as claim_number,
        min(events.event_date) as first_reworked_date
    from adjudicated
    inner join events
        on adjudicated.claim_number = events.claim_number
    where events.event_date > adjudicated.first_adjudicated_date
    group by adjudicated.claim_number

)

select * from final
