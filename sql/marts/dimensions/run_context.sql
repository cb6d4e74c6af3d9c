-- Grain: one row.
-- An event more than 60 days after its own file was made, or ten years before, is a typing fault
-- and must not move the day that all figures speak of. Exports count as long as they go on for no
-- more than 60 days after the last X12; without any X12 they alone tell the days.

with

transactions as (

    select * from stg_x12__transactions

),

submissions as (

    select * from stg_x12__submissions

),

payments as (

    select * from stg_x12__payments

),

settings as (

    select * from build_settings

),

export_days as (

    select * from int_pm_days__spanned

),

events as (

    select
        transaction_key,
        min(submitted_date) as first_date,
        max(submitted_date) as last_date
    from submissions
    group by transaction_key

    union all

    select
        payment_key as transaction_key,
        coalesce(payment_date, production_date) as first_date,
        coalesce(payment_date, production_date) as last_date
    from payments

),

believed_events as (

    select
        events.first_date as first_date,
        events.last_date as last_date
    from events
    inner join transactions
        on events.transaction_key = transactions.transaction_key
    where not transactions.is_test
        and (
            transactions.interchange_date is null
            or (
                events.last_date <= add_days(transactions.interchange_date, 60)
                and events.first_date >= add_days(transactions.interchange_date, -3650)
            )
        )

),

spans as (

    select
        min(first_date) as first_date,
        max(last_date) as last_date
    from believed_events

),

final as (

    select
        coalesce(
            settings.as_of_date,
            case when export_days.last_date > spans.last_date
                and export_days.last_date <= add_days(spans.last_date, 60)
                then export_days.last_date else null end,
            spans.last_date,
            export_days.last_date
        ) as as_of_date,
        coalesce(
            smaller_of(spans.first_date, export_days.first_date),
            spans.first_date,
            export_days.first_date
        ) as first_date
    from settings
    cross join spans
    cross join export_days

)

select * from final
