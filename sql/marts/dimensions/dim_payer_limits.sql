-- Grain: one row per payer, class of its claims and day from which limits to file and appeal hold.
-- Each limit is the payer's own, else one listed for the class, else the one usual for the class;
-- the last is said to be assumed where no law sets it. A payer's claims may be of several classes.

with

payers as (

    select * from dim_payers

),

claims as (

    select * from int_claims__identified

),

listed as (

    select * from int_payer_limits__listed

),

filing_defaults as (

    select * from seed_filing_limits

),

appeal_defaults as (

    select * from seed_appeal_limits

),

first_days as (

    select
        payer_id,
        payer_class,
        cast('1900-01-01' as date) as effective_from_date
    from payers

    union distinct

    select
        payer_id,
        payer_class,
        cast('1900-01-01' as date) as effective_from_date
    from claims

    union distinct

    select
        payer_id,
        payer_class,
        effective_from_date
    from listed

    union distinct

    select
        payer_id,
        payer_class,
        add_days(effective_to_date, 1) as effective_from_date
    from listed
    where effective_to_date < cast('2100-12-31' as date)

),

spans as (

    select
        payer_id,
        payer_class,
        effective_from_date,
        coalesce(
            add_days(lead(effective_from_date) over (
                partition by payer_id, payer_class
                order by effective_from_date
            ), -1),
            cast('2100-12-31' as date)
        ) as effective_to_date
    from first_days

),

final as (

    select
        spans.payer_id as payer_id,
        spans.payer_class as payer_class,
        spans.effective_from_date as effective_from_date,
        spans.effective_to_date as effective_to_date,
        coalesce(own.filing_days, shared.filing_days, filing_defaults.filing_days) as filing_days,
        coalesce(own.filing_anchor, shared.filing_anchor, filing_defaults.filing_anchor)
            as filing_anchor,
        coalesce(own.corrected_days, shared.corrected_days, filing_defaults.corrected_days)
            as corrected_days,
        coalesce(own.appeal_days, shared.appeal_days, appeal_defaults.appeal_days) as appeal_days,
        coalesce(
            own.second_appeal_days, shared.second_appeal_days, filing_defaults.second_appeal_days
        ) as second_appeal_days,
        case
            when own.appeal_days is not null then own.presumed_mail_days
            when shared.appeal_days is not null then shared.presumed_mail_days
            else coalesce(appeal_defaults.presumed_mail_days, 0)
        end as presumed_mail_days,
        cast(case
            when coalesce(own.filing_days, shared.filing_days) is not null then false
            else coalesce(filing_defaults.is_assumed, true)
        end as boolean) as is_filing_assumed,
        cast(case
            when coalesce(own.appeal_days, shared.appeal_days) is not null then false
            else coalesce(appeal_defaults.is_assumed, true)
        end as boolean) as is_appeal_assumed
    from spans
    left join listed as own
        on spans.payer_id = own.payer_id
        and spans.payer_class = own.payer_class
        and own.limit_scope = 'payer'
        and spans.effective_from_date between own.effective_from_date and own.effective_to_date
    left join listed as shared
        on spans.payer_id = shared.payer_id
        and spans.payer_class = shared.payer_class
        and shared.limit_scope = 'class'
        and spans.effective_from_date between shared.effective_from_date
            and shared.effective_to_date
    left join filing_defaults
        on spans.payer_class = filing_defaults.payer_class
    left join appeal_defaults
        on spans.payer_class = appeal_defaults.payer_class

)

select * from final
