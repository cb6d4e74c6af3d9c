-- Grain: one row per claim chain that the practice's own books hold: its case is matched with a
-- claim of the practice's system, or it falls into the days of the books and the books know nothing
-- of it, so that nothing is counted from two sources.

with

practices as (

    select * from int_practices__with_books

),

matched as (

    select * from int_pm_claims__matched

),

cases as (

    select * from int_claims__cased

),

claims as (

    select * from int_claims__identified

),

remits as (

    select * from int_remits__sequenced

),

first_remits as (

    select
        claim_number,
        min(payment_date) as first_payment_date
    from remits
    group by claim_number

),

matched_cases as (

    select cases.case_number as case_number
    from matched
    inner join practices
        on matched.practice_id = practices.practice_id
    inner join cases
        on matched.claim_number = cases.claim_number
    group by cases.case_number

),

final as (

    select
        claims.claim_number as claim_number,
        cast(matched_cases.case_number is not null as boolean) as is_matched
    from claims
    inner join practices
        on claims.practice_id = practices.practice_id
    inner join cases
        on claims.claim_number = cases.claim_number
    left join matched_cases
        on cases.case_number = matched_cases.case_number
    left join first_remits
        on claims.claim_number = first_remits.claim_number
    where matched_cases.case_number is not null
        or coalesce(claims.first_submitted_date, first_remits.first_payment_date)
            between practices.books_from_date and practices.books_until_date

)

select * from final
