-- Grain: one row per payer and day from which its limits to file and to appeal hold.
-- A payer without limits of its own has those usual for its class, and says that they are assumed.

with

payers as (

    select * from dim_payers

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

listed_payers as (

    select payer_id
    from listed
    group by payer_id

),

final as (

    select
        payer_id,
        effective_from_date,
        effective_to_date,
        filing_days,
        filing_anchor,
        corrected_days,
        appeal_days,
        second_appeal_days,
        presumed_mail_days,
        false as is_assumed
    from listed

    union all

    select
        payers.payer_id as payer_id,
        cast('1900-01-01' as date) as effective_from_date,
        cast('2100-12-31' as date) as effective_to_date,
        filing_defaults.filing_days as filing_days,
        filing_defaults.filing_anchor as filing_anchor,
        filing_defaults.corrected_days as corrected_days,
        appeal_defaults.appeal_days as appeal_days,
        filing_defaults.second_appeal_days as second_appeal_days,
        coalesce(appeal_defaults.presumed_mail_days, 0) as presumed_mail_days,
        coalesce(filing_defaults.is_assumed or appeal_defaults.is_assumed, true) as is_assumed
    from payers
    left join listed_payers
        on payers.payer_id = listed_payers.payer_id
    left join filing_defaults
        on payers.payer_class = filing_defaults.payer_class
    left join appeal_defaults
        on payers.payer_class = appeal_defaults.payer_class
    where listed_payers.payer_id is null

)

select * from final
