-- Grain: one row per adjudication that is not a test, with its claim chain.
-- Cash that matches nothing stays in: its adjudications make a chain of their own, by payer,
-- control number and service date. So does a crossover, whose secondary claim we never sent; it
-- keeps the chain it came from as its case.

with

remits as (

    select * from int_remits__prepared

),

number_matches as (

    select * from int_remits__matched_by_number

),

other_matches as (

    select * from int_remits__matched_otherwise

),

chains as (

    select * from int_submissions__chained

),

matched as (

    select
        remits.adjudication_number as adjudication_number,
        remits.practice_id as practice_id,
        remits.payer_id as payer_id,
        remits.payment_date as payment_date,
        remits.load_id as load_id,
        remits.claim_ordinal as claim_ordinal,
        coalesce(
            remits.number_key,
            remits.payer_number_key,
            cast(remits.adjudication_number as varchar)
        ) as number_key,
        remits.service_from_date as service_from_date,
        coalesce(number_matches.is_other_sequence, false) as is_crossover,
        coalesce(number_matches.submission_number, other_matches.submission_number)
            as submission_number,
        coalesce(number_matches.match_method, other_matches.match_method) as match_method,
        coalesce(number_matches.match_score, other_matches.match_score) as match_score
    from remits
    left join number_matches
        on remits.adjudication_number = number_matches.adjudication_number
    left join other_matches
        on remits.adjudication_number = other_matches.adjudication_number

),

implied as (

    select
        adjudication_number,
        -first_value(adjudication_number) over (
            partition by
                practice_id,
                payer_id,
                number_key,
                coalesce(service_from_date, first_date)
            order by payment_date, load_id, claim_ordinal
        ) as claim_number
    from (
        select
            adjudication_number,
            practice_id,
            payer_id,
            number_key,
            payment_date,
            load_id,
            claim_ordinal,
            service_from_date,
            min(service_from_date) over (
                partition by practice_id, payer_id, number_key
            ) as first_date
        from matched
        where submission_number is null
            or is_crossover
    ) as unclaimed

),

final as (

    select
        matched.adjudication_number as adjudication_number,
        coalesce(implied.claim_number, chains.claim_number) as claim_number,
        case when matched.is_crossover then null else matched.submission_number end
            as submission_number,
        case when matched.is_crossover then chains.claim_number else null end as from_claim_number,
        cast(implied.claim_number is not null as boolean) as is_implied,
        case
            when matched.is_crossover then 'crossover'
            when implied.claim_number is not null then 'unmatched'
            else matched.match_method
        end as match_method,
        case
            when implied.claim_number is not null and not matched.is_crossover then 0
            else matched.match_score
        end as match_score
    from matched
    left join chains
        on matched.submission_number = chains.submission_number
    left join implied
        on matched.adjudication_number = implied.adjudication_number

)

select * from final
