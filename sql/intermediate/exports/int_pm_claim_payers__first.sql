-- Grain: one row per claim of a practice management system: its first payer, as listed by sequence.

with

claim_payers as (

    select * from stg_pm__claim_payers

),

current_rows as (

    select * from int_pm_rows__current

),

practices as (

    select * from int_practices__resolved

),

payers as (

    select * from int_payers__resolved

),

final as (

    select
        coalesce(practices.practice_id, claim_payers.practice_id) as practice_id,
        claim_payers.source_system as source_system,
        claim_payers.claim_id as claim_id,
        payers.payer_id as payer_id
    from claim_payers
    inner join current_rows
        on claim_payers.row_id = current_rows.row_id
    left join practices
        on alphanumeric(claim_payers.practice_id) = practices.identifier_key
    inner join payers
        on coalesce(claim_payers.payer_identifier, '') = payers.identifier_text
        and coalesce(claim_payers.payer_name, '') = payers.name_text
    where current_rows.table_name = 'claim_payers'
        and claim_payers.payer_sequence = 1
        and claim_payers.claim_id is not null
    qualify row_number() over (
        partition by
            coalesce(practices.practice_id, claim_payers.practice_id),
            claim_payers.source_system,
            claim_payers.claim_id
        order by current_rows.load_rank desc, claim_payers.row_id
    ) = 1

)

select * from final
