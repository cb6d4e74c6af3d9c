-- Grain: one row per limit, in every state that was loaded.

with

source as (

    select * from raw.ref_filing_limits

),

renamed as (

    select
        load_id || '-fl' || cast(row_ordinal as varchar) as row_id,
        load_id,
        row_ordinal,
        coalesce(practice_id, 'unassigned') as practice_id,
        source_system,
        profile,
        profile_version,
        coalesce(load_mode, 'increment') as load_mode,
        sheet,
        source_line,
        coalesce(row_key, '') as row_key,
        blank_null(payer_id) as payer_id,
        blank_null(payer_class) as payer_class,
        filing_days,
        blank_null(filing_anchor) as filing_anchor,
        corrected_days,
        appeal_days,
        second_appeal_days,
        presumed_mail_days,
        effective_from_date,
        effective_to_date,
        blank_null(limit_source) as limit_source,
        blank_null(confidence) as confidence
    from source

)

select * from renamed
