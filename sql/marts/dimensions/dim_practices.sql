-- Grain: one row per practice.

with

submissions as (

    select * from stg_x12__submissions

),

payments as (

    select * from stg_x12__payments

),

fees as (

    select * from stg_contracts__fees

),

listed as (

    select * from int_practices__listed

),

practices as (

    select * from int_practices__resolved

),

exported as (

    select * from int_practices__mentioned

),

names as (

    select
        practice_id,
        -1 as name_rank,
        practice_name,
        1 as name_count
    from listed

    union all

    select
        practice_id,
        3 as name_rank,
        practice_id as practice_name,
        mention_count as name_count
    from exported

    union all

    select
        practice_id,
        case when billing_provider_npi = practice_id then 0 else 1 end as name_rank,
        billing_provider_name as practice_name,
        count(*) as name_count
    from submissions
    group by
        practice_id,
        case when billing_provider_npi = practice_id then 0 else 1 end,
        billing_provider_name

    union all

    select
        practice_id,
        2 as name_rank,
        payee_name as practice_name,
        count(*) as name_count
    from payments
    group by practice_id, payee_name

    union all

    select
        practice_id,
        3 as name_rank,
        practice_id as practice_name,
        count(*) as name_count
    from fees
    where practice_id != 'unassigned'
    group by practice_id

),

resolved as (

    select
        coalesce(practices.practice_id, names.practice_id) as practice_id,
        names.practice_name as practice_name,
        names.name_rank as name_rank,
        names.name_count as name_count
    from names
    left join practices
        on names.practice_id = practices.identifier_key

),

final as (

    select
        practice_id,
        coalesce(practice_name, practice_id) as practice_name
    from resolved
    qualify row_number() over (
        partition by practice_id
        order by
            case when practice_name is null then 1 else 0 end,
            name_rank,
            name_count desc,
            practice_name
    ) = 1

)

select * from final
