-- Grain: one row per payer, class of its claims, scope and day from which a listed limit holds.
-- A row holds until the next one of its scope begins, so that a day has one.

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

claims as (

    select * from int_claims__identified

),

classes as (

    select
        payer_id,
        payer_class
    from payers

    union distinct

    select
        payer_id,
        payer_class
    from claims

),

dated_limits as (

    select
        limits.row_id as row_id,
        limits.payer_id as payer_id,
        limits.payer_class as payer_class,
        coalesce(limits.effective_from_date, cast('1900-01-01' as date)) as from_date,
        coalesce(limits.effective_to_date, cast('2100-12-31' as date)) as to_date,
        limits.filing_days as filing_days,
        limits.filing_anchor as filing_anchor,
        limits.corrected_days as corrected_days,
        limits.appeal_days as appeal_days,
        limits.second_appeal_days as second_appeal_days,
        limits.presumed_mail_days as presumed_mail_days
    from limits
    inner join current_rows
        on limits.row_id = current_rows.row_id
    where current_rows.table_name = 'filing_limits'

),

scoped_limits as (

    select
        dated_limits.row_id as row_id,
        classes.payer_id as payer_id,
        classes.payer_class as payer_class,
        'payer' as limit_scope
    -- Fans out on purpose: a payer's limit holds for each class of its claims.
    from dated_limits
    inner join classes
        on dated_limits.payer_id = classes.payer_id

    union all

    select
        dated_limits.row_id as row_id,
        classes.payer_id as payer_id,
        classes.payer_class as payer_class,
        'class' as limit_scope
    -- Fans out on purpose: a class's limit holds for each of its payers.
    from dated_limits
    inner join classes
        on dated_limits.payer_class = classes.payer_class
    where dated_limits.payer_id is null

),

chosen_limits as (

    select
        scoped_limits.payer_id as payer_id,
        scoped_limits.payer_class as payer_class,
        scoped_limits.limit_scope as limit_scope,
        dated_limits.row_id as row_id,
        dated_limits.from_date as from_date,
        dated_limits.to_date as to_date
    from scoped_limits
    inner join dated_limits
        on scoped_limits.row_id = dated_limits.row_id
    qualify row_number() over (
        partition by scoped_limits.payer_id, scoped_limits.payer_class,
            scoped_limits.limit_scope, dated_limits.from_date
        order by dated_limits.row_id
    ) = 1

),

bounded_limits as (

    select
        payer_id,
        payer_class,
        limit_scope,
        row_id,
        from_date,
        smaller_of(to_date, coalesce(
            add_days(lead(from_date) over (
                partition by payer_id, payer_class, limit_scope
                order by from_date
            ), -1),
            to_date
        )) as to_date
    from chosen_limits

),

final as (

    select
        bounded_limits.payer_id as payer_id,
        bounded_limits.payer_class as payer_class,
        bounded_limits.limit_scope as limit_scope,
        bounded_limits.from_date as effective_from_date,
        bounded_limits.to_date as effective_to_date,
        dated_limits.filing_days as filing_days,
        dated_limits.filing_anchor as filing_anchor,
        dated_limits.corrected_days as corrected_days,
        dated_limits.appeal_days as appeal_days,
        dated_limits.second_appeal_days as second_appeal_days,
        coalesce(dated_limits.presumed_mail_days, 0) as presumed_mail_days
    from bounded_limits
    inner join dated_limits
        on bounded_limits.row_id = dated_limits.row_id

)

select * from final
