-- Grain: one row per claim sent that resends an earlier one, with the earlier one.
-- The strongest sign wins: the payer's claim number of a replaced claim (REF*F8), then our own
-- number for the same dates and payer (same charge first), then the same services of the same
-- patient under another number. One predecessor a claim, always an earlier one, makes the chains a
-- forest, so that following it a fixed number of times is a union-find that needs no recursion; and
-- two chains never grow together through an account number that several claims share.

with

submissions as (

    select * from int_submissions__prepared

),

matches as (

    select * from int_remits__matched_by_number

),

remits as (

    select * from int_remits__prepared

),

content_links as (

    select * from int_submissions__linked_by_content

),

payer_numbers as (

    select
        remits.practice_id as practice_id,
        remits.payer_number_key as payer_number_key,
        min(submissions.submission_order) as first_order
    from remits
    inner join matches
        on remits.adjudication_number = matches.adjudication_number
    inner join submissions
        on matches.submission_number = submissions.submission_number
    where remits.payer_number_key is not null
        and not matches.is_other_sequence
    group by remits.practice_id, remits.payer_number_key

),

own_numbers as (

    select
        submission_number,
        transaction_number,
        submission_order,
        min(submission_order) over (
            partition by
                practice_id, payer_id, payer_sequence, number_key, service_from_date, charge_amount
        ) as same_charge_order,
        min(submission_order) over (
            partition by practice_id, payer_id, payer_sequence, number_key, service_from_date
        ) as same_dates_order,
        first_value(transaction_number) over (
            partition by practice_id, payer_id, payer_sequence, number_key, service_from_date
            order by submission_order
        ) as first_transaction_number,
        case
            when frequency_code in ('6', '7', '8')
                then min(submission_order) over (
                    partition by practice_id, payer_id, payer_sequence, number_key
                )
            else null
        end as same_number_order
    from submissions
    where number_key is not null
        and not is_test
        and not is_predetermination
        and not is_duplicate

),

chosen as (

    select
        submissions.submission_number as submission_number,
        coalesce(
            case
                when payer_numbers.first_order < submissions.submission_order
                    then payer_numbers.first_order
                else null
            end,
            nullif(own_numbers.same_charge_order, submissions.submission_order),
            case
                when own_numbers.first_transaction_number != own_numbers.transaction_number
                    then nullif(own_numbers.same_dates_order, submissions.submission_order)
                else null
            end,
            nullif(own_numbers.same_number_order, submissions.submission_order),
            content_links.predecessor_order
        ) as predecessor_order
    from submissions
    left join payer_numbers
        on submissions.practice_id = payer_numbers.practice_id
        and submissions.original_reference_key = payer_numbers.payer_number_key
    left join own_numbers
        on submissions.submission_number = own_numbers.submission_number
    left join content_links
        on submissions.submission_number = content_links.submission_number
    where not submissions.is_test
        and not submissions.is_predetermination
        and not submissions.is_duplicate

),

final as (

    select
        chosen.submission_number as submission_number,
        submissions.submission_number as predecessor_number
    from chosen
    inner join submissions
        on chosen.predecessor_order = submissions.submission_order

)

select * from final
