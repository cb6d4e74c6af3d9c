-- Grain: one row per payer and day from which limits of its own, or else of its class, hold.
-- A row holds until the next one of the payer begins, so that a day has one.

with

limits as (

    select * from stg_reference__filing_limits

),

current_rows as (

    select * from int_reference_rows__current

),

payers as (

    select * from dim_payers

),

listed as (

    select
        payers.payer_id as payer_id,
        case when limits.payer_id is null then 1 else 0 end as scope_rank,
        coalesce(limits.effective_from_date, cast('1900-01-01' as date)) as from_date,
        coalesce(limits.effective_to_date, cast('2100-12-31' as date)) as to_date,
        limits.filing_days as filing_days,
        limits.filing_anchor as filing_anchor,
        limits.corrected_days as corrected_days,
        limits.appeal_days as appeal_days,
        limits.second_appeal_days as second_appeal_days,
        coalesce(limits.presumed_mail_days, 0) as presumed_mail_days,
        limits.row_id as row_id
    -- Fans out on purpose: a class's limit holds for each of its payers.
    from limits
    inner join current_rows
        on limits.row_id = current_rows.row_id
    inner join payers
        on (limits.payer_id = payers.payer_id)
        or (limits.payer_id is null and limits.payer_class = payers.payer_class)
    where current_rows.table_name = 'filing_limits'

),

own as (

    select
        payer_id,
        min(scope_rank) as scope_rank
    from listed
    group by payer_id

),

chosen as (

    select
        listed.payer_id as payer_id,
        listed.from_date as from_date,
        listed.to_date as to_date,
        listed.filing_days as filing_days,
        listed.filing_anchor as filing_anchor,
        listed.corrected_days as corrected_days,
        listed.appeal_days as appeal_days,
        listed.second_appeal_days as second_appeal_days,
        listed.presumed_mail_days as presumed_mail_days
    from listed
    inner join own
        on listed.payer_id = own.payer_id
        and listed.scope_rank = own.scope_rank
    qualify row_number() over (
        partition by listed.payer_id, listed.from_date
        order by listed.row_id
    ) = 1

),

final as (

    select
        payer_id,
        from_date as effective_from_date,
        smaller_of(to_date, coalesce(
            add_days(lead(from_date) over (partition by payer_id order by from_date), -1),
            to_date
        )) as effective_to_date,
        filing_days,
        filing_anchor,
        corrected_days,
        appeal_days,
        second_appeal_days,
        presumed_mail_days
    from chosen

)

select * from final
