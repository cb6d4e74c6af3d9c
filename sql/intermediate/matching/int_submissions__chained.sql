-- Grain: one row per claim sent that is neither a test nor re-sent by mistake, with its chain.
-- A chain is named by its first submission. Each step doubles the distance that predecessors are
-- followed: four steps reach sixteen resubmissions back.

with

submissions as (

    select * from int_submissions__prepared

),

links as (

    select * from int_submissions__linked

),

two_back as (

    select
        links.submission_key as submission_key,
        coalesce(earlier.predecessor_key, links.predecessor_key) as predecessor_key
    from links
    left join links as earlier
        on links.predecessor_key = earlier.submission_key

),

four_back as (

    select
        two_back.submission_key as submission_key,
        coalesce(earlier.predecessor_key, two_back.predecessor_key) as predecessor_key
    from two_back
    left join two_back as earlier
        on two_back.predecessor_key = earlier.submission_key

),

eight_back as (

    select
        four_back.submission_key as submission_key,
        coalesce(earlier.predecessor_key, four_back.predecessor_key) as predecessor_key
    from four_back
    left join four_back as earlier
        on four_back.predecessor_key = earlier.submission_key

),

sixteen_back as (

    select
        eight_back.submission_key as submission_key,
        coalesce(earlier.predecessor_key, eight_back.predecessor_key) as predecessor_key
    from eight_back
    left join eight_back as earlier
        on eight_back.predecessor_key = earlier.submission_key

),

final as (

    select
        submissions.submission_key as submission_key,
        coalesce(sixteen_back.predecessor_key, submissions.submission_key) as claim_key,
        cast(sixteen_back.predecessor_key is null as boolean) as is_first_submission
    from submissions
    left join sixteen_back
        on submissions.submission_key = sixteen_back.submission_key
    where not submissions.is_test
        and not submissions.is_duplicate

)

select * from final
