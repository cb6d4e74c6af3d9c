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
        links.submission_number as submission_number,
        coalesce(earlier.predecessor_number, links.predecessor_number) as predecessor_number
    from links
    left join links as earlier
        on links.predecessor_number = earlier.submission_number

),

four_back as (

    select
        two_back.submission_number as submission_number,
        coalesce(earlier.predecessor_number, two_back.predecessor_number) as predecessor_number
    from two_back
    left join two_back as earlier
        on two_back.predecessor_number = earlier.submission_number

),

eight_back as (

    select
        four_back.submission_number as submission_number,
        coalesce(earlier.predecessor_number, four_back.predecessor_number) as predecessor_number
    from four_back
    left join four_back as earlier
        on four_back.predecessor_number = earlier.submission_number

),

sixteen_back as (

    select
        eight_back.submission_number as submission_number,
        coalesce(earlier.predecessor_number, eight_back.predecessor_number) as predecessor_number
    from eight_back
    left join eight_back as earlier
        on eight_back.predecessor_number = earlier.submission_number

),

final as (

    select
        submissions.submission_number as submission_number,
        coalesce(sixteen_back.predecessor_number, submissions.submission_number) as claim_number,
        cast(sixteen_back.predecessor_number is null as boolean) as is_first_submission
    from submissions
    left join sixteen_back
        on submissions.submission_number = sixteen_back.submission_number
    where not submissions.is_test
        and not submissions.is_predetermination
        and not submissions.is_duplicate

)

select * from final
