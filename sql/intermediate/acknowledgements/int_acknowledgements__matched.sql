-- Grain: one row per acknowledgement event and claim sent that it is about.
-- A rejected interchange, group, set or batch rejects every claim in it, a rejected provider his
-- claims in the batch. Payers misuse the batch level for single claims: where the same 277 lists
-- claims, those statuses speak for themselves and a batch or provider says nothing of claims. A
-- line's status speaks where its claim has none of its own.

with

acknowledgements as (

    select * from int_acknowledgements__combined

),

statuses as (

    select * from int_acknowledgements__statuses

),

batched as (

    select * from int_acknowledgements__batched

),

numbered as (

    select * from int_acknowledgements__numbered

),

submissions as (

    select * from int_submissions__prepared

),

listing_sets as (

    select
        load_id,
        transaction_ordinal
    from acknowledgements
    where level in ('claim', 'line')
    group by load_id, transaction_ordinal

),

claim_levels as (

    select
        load_id,
        level_ordinal
    from acknowledgements
    where level = 'claim'
    group by load_id, level_ordinal

),

final as (

    -- Fans out on purpose: an answer to a set is an answer to each of its claims.
    select
        acknowledgements.acknowledgement_number as acknowledgement_number,
        submissions.submission_number as submission_number
    from acknowledgements
    inner join batched
        on acknowledgements.acknowledgement_number = batched.acknowledgement_number
    inner join submissions
        on batched.transaction_number = submissions.transaction_number
    left join listing_sets
        on acknowledgements.load_id = listing_sets.load_id
        and acknowledgements.transaction_ordinal = listing_sets.transaction_ordinal
    left join statuses
        on acknowledgements.load_id = statuses.load_id
        and acknowledgements.source_offset = statuses.source_offset
    where not submissions.is_test
        and not submissions.is_duplicate
        and not submissions.is_predetermination
        and (
            acknowledgements.level in ('interchange', 'group', 'set')
            or (acknowledgements.level = 'batch' and listing_sets.load_id is null)
            or (
                acknowledgements.level = 'provider'
                and listing_sets.load_id is null
                and (
                    statuses.provider_npi = submissions.billing_provider_npi
                    or statuses.provider_tax_id = submissions.billing_provider_tax_id
                )
            )
        )

    union all

    select
        numbered.acknowledgement_number,
        numbered.submission_number
    from numbered
    inner join acknowledgements
        on numbered.acknowledgement_number = acknowledgements.acknowledgement_number
    left join claim_levels
        on acknowledgements.load_id = claim_levels.load_id
        and acknowledgements.level_ordinal = claim_levels.level_ordinal
    where acknowledgements.level = 'claim'
        or claim_levels.load_id is null

)

select * from final
