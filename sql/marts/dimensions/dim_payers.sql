-- Grain: one row per payer.
-- Its name and class are those of the own list of payers, else the name claims use most and the
-- class of the filing indicator most of its claims have, unless an alias says otherwise.

with

charges as (

    select * from int_pm_charges__canonical

),

payers as (

    select * from int_payers__resolved

),

submissions as (

    select * from int_submissions__prepared

),

remits as (

    select * from int_remits__prepared

),

aliases as (

    select * from int_payer_aliases__combined

),

listed as (

    select * from int_payers__listed

),

class_counts as (

    select
        payer_id,
        payer_class,
        0 as source_rank,
        count(*) as claim_count
    from submissions
    group by payer_id, payer_class

    union all

    select
        payer_id,
        payer_class,
        1 as source_rank,
        count(*) as claim_count
    from remits
    group by payer_id, payer_class

),

classes as (

    select
        payer_id,
        payer_class
    from class_counts
    qualify row_number() over (
        partition by payer_id
        order by
            case when payer_class = 'other' then 1 else 0 end,
            source_rank,
            claim_count desc,
            payer_class
    ) = 1

),

alias_classes as (

    select
        payer_id,
        min(payer_class) as payer_class
    from aliases
    where payer_class is not null
    group by payer_id

),

names as (

    select
        payer_id,
        payer_name
    from payers
    qualify row_number() over (
        partition by payer_id
        order by
            case when payer_name is null then 1 else 0 end,
            billed_count desc,
            other_count desc,
            payer_name
    ) = 1

),

visits_without_payer as (

    select count(*) as visit_count
    from charges
    where payer_id is null

),

final as (

    select
        names.payer_id as payer_id,
        coalesce(listed.payer_name, names.payer_name, names.payer_id) as payer_name,
        coalesce(
            alias_classes.payer_class, listed.payer_class, classes.payer_class, 'other'
        ) as payer_class
    from names
    left join classes
        on names.payer_id = classes.payer_id
    left join alias_classes
        on names.payer_id = alias_classes.payer_id
    left join listed
        on names.payer_id = listed.payer_id

    union all

    select
        'self_pay' as payer_id,
        'No insurance' as payer_name,
        'self_pay' as payer_class
    from visits_without_payer
    where visit_count > 0

)

select * from final
