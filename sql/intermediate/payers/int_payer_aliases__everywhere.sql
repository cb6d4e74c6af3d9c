-- Grain: one row per identifier or name that means one payer wherever it comes from.
-- A name scoped to states is used without one only where all its states mean the same payer.

with

aliases as (

    select * from int_payer_aliases__combined

),

spread as (

    select
        alias_kind,
        alias_key,
        min(payer_id) as payer_id,
        max(payer_id) as other_payer_id,
        min(payer_class) as payer_class
    from aliases
    where state_code != '*'
    group by alias_kind, alias_key

),

final as (

    select
        alias_kind,
        alias_key,
        payer_id,
        payer_class
    from aliases
    where state_code = '*'

    union all

    select
        spread.alias_kind as alias_kind,
        spread.alias_key as alias_key,
        spread.payer_id as payer_id,
        spread.payer_class as payer_class
    from spread
    left join aliases
        on spread.alias_kind = aliases.alias_kind
        and spread.alias_key = aliases.alias_key
        and aliases.state_code = '*'
    where spread.payer_id = spread.other_payer_id
        and aliases.payer_id is null

)

select * from final
