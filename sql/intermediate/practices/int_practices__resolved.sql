-- Grain: one row per identifier that means a practice: NPI, tax id, id or name in its own system.
-- An identifier of two practices means the one that was listed last.

with

practices as (

    select * from stg_reference__practices

),

current_rows as (

    select * from int_reference_rows__current

),

listed as (

    select
        practices.practice_id as practice_id,
        practices.practice_name as practice_name,
        practices.npi as npi,
        practices.tax_id as tax_id,
        practices.source_practice_id as source_practice_id,
        current_rows.load_rank as load_rank
    from practices
    inner join current_rows
        on practices.row_id = current_rows.row_id
    where current_rows.table_name = 'practices'

),

identifiers as (

    select
        alphanumeric(npi) as identifier_key,
        practice_id,
        load_rank,
        0 as kind_rank
    from listed
    where npi is not null

    union all

    select
        alphanumeric(tax_id) as identifier_key,
        practice_id,
        load_rank,
        1 as kind_rank
    from listed
    where tax_id is not null

    union all

    select
        alphanumeric(source_practice_id) as identifier_key,
        practice_id,
        load_rank,
        2 as kind_rank
    from listed
    where source_practice_id is not null

    union all

    select
        alphanumeric(practice_name) as identifier_key,
        practice_id,
        load_rank,
        3 as kind_rank
    from listed
    where practice_name is not null

),

final as (

    select
        identifier_key,
        practice_id
    from identifiers
    qualify row_number() over (
        partition by identifier_key
        order by kind_rank, load_rank desc, practice_id
    ) = 1

)

select * from final
