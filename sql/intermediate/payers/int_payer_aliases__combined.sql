-- Grain: one row per identifier or name that means a payer, and state.
-- Lists and aliases that were loaded come before the aliases that the project brings. An alias
-- without an identifier of its own may be sent as one. A name that means one payer wherever it is
-- scoped to a state means it everywhere (state is *).

with

aliases as (

    select * from stg_reference__payer_aliases

),

payers as (

    select * from stg_reference__payers

),

current_rows as (

    select * from int_reference_rows__current

),

seeded as (

    select * from seed_payer_aliases

),

listed as (

    select
        aliases.alias_identifier as alias_identifier,
        aliases.alias_name as alias_name,
        coalesce(upper_u(aliases.state), '*') as state_code,
        aliases.payer_id as payer_id,
        aliases.payer_class as payer_class,
        0 as source_rank
    from aliases
    inner join current_rows
        on aliases.row_id = current_rows.row_id
    where current_rows.table_name = 'payer_aliases'

    union all

    select
        coalesce(payers.edi_payer_id, payers.payer_id) as alias_identifier,
        payers.payer_name as alias_name,
        '*' as state_code,
        payers.payer_id as payer_id,
        payers.payer_class as payer_class,
        1 as source_rank
    from payers
    inner join current_rows
        on payers.row_id = current_rows.row_id
    where current_rows.table_name = 'payers'

    union all

    select
        payers.payer_id as alias_identifier,
        cast(null as varchar) as alias_name,
        '*' as state_code,
        payers.payer_id as payer_id,
        payers.payer_class as payer_class,
        1 as source_rank
    from payers
    inner join current_rows
        on payers.row_id = current_rows.row_id
    where current_rows.table_name = 'payers'

    union all

    select
        alias_identifier,
        alias_name,
        '*' as state_code,
        payer_id,
        payer_class,
        2 as source_rank
    from seeded

),

keyed as (

    select
        'identifier' as alias_kind,
        alphanumeric(coalesce(alias_identifier, alias_name)) as alias_key,
        state_code,
        payer_id,
        payer_class,
        source_rank
    from listed
    where coalesce(alias_identifier, alias_name) is not null

    union all

    select
        'name' as alias_kind,
        payer_name_key(alias_name) as alias_key,
        state_code,
        payer_id,
        payer_class,
        source_rank
    from listed
    where alias_name is not null

),

final as (

    select
        alias_kind,
        alias_key,
        state_code,
        payer_id,
        payer_class
    from keyed
    qualify row_number() over (
        partition by alias_kind, alias_key, state_code
        order by source_rank, payer_id
    ) = 1

)

select * from final
