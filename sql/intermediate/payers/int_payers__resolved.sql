-- Grain: one row per payer identifier and name as sent.
-- An alias decides first, then an identifier that claims are sent to, then a name that claims are
-- sent to; what is left is a payer of its own. A name sent with several identifiers means the one
-- used most.

with

names as (

    select * from int_payers__named

),

aliases as (

    select * from int_payer_aliases__everywhere

),

identifier_aliases as (

    select
        alias_key,
        payer_id
    from aliases
    where alias_kind = 'identifier'

),

name_aliases as (

    select
        alias_key,
        payer_id
    from aliases
    where alias_kind = 'name'

),

billed_identifiers as (

    select
        identifier_key,
        sum(billed_count) as billed_count
    from names
    where identifier_key is not null
    group by identifier_key
    having sum(billed_count) > 0

),

name_uses as (

    select
        name_key,
        identifier_key,
        sum(billed_count) as use_count
    from names
    where name_key is not null
        and identifier_key is not null
    group by name_key, identifier_key
    having sum(billed_count) > 0

),

billed_names as (

    select
        name_key,
        identifier_key
    from name_uses
    qualify row_number() over (
        partition by name_key
        order by use_count desc, identifier_key
    ) = 1

),

final as (

    select
        names.identifier_text as identifier_text,
        names.name_text as name_text,
        names.payer_name as payer_name,
        names.billed_count as billed_count,
        names.other_count as other_count,
        coalesce(
            identifier_aliases.payer_id,
            name_aliases.payer_id,
            billed_identifiers.identifier_key,
            billed_names.identifier_key,
            names.identifier_key,
            names.name_key,
            'unknown'
        ) as payer_id,
        cast(
            identifier_aliases.payer_id is not null
            or name_aliases.payer_id is not null
            or billed_identifiers.identifier_key is not null
            or billed_names.identifier_key is not null
        as boolean) as is_known
    from names
    left join identifier_aliases
        on names.identifier_key = identifier_aliases.alias_key
    left join name_aliases
        on names.name_key = name_aliases.alias_key
    left join billed_identifiers
        on names.identifier_key = billed_identifiers.identifier_key
    left join billed_names
        on names.name_key = billed_names.name_key

)

select * from final
