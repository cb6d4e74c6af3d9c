-- Grain: one row per provider (NPI) that rendered or billed, or was paid.

with

submissions as (

    select * from stg_x12__submissions

),

payments as (

    select * from stg_x12__payments

),

remits as (

    select * from stg_x12__remits

),

listed as (

    select * from int_providers__listed

),

practices as (

    select * from int_practices__resolved

),

charges as (

    select * from int_pm_charges__canonical

),

names as (

    select
        provider_npi as provider_id,
        practice_id,
        provider_name,
        0 as source_rank,
        1 as name_count
    from listed

    union all

    select
        provider_id,
        practice_id,
        cast(null as varchar) as provider_name,
        1 as source_rank,
        count(*) as name_count
    from charges
    group by provider_id, practice_id

    union all

    select
        rendering_provider_npi as provider_id,
        practice_id,
        rendering_provider_name as provider_name,
        1 as source_rank,
        count(*) as name_count
    from submissions
    group by rendering_provider_npi, practice_id, rendering_provider_name

    union all

    select
        attending_provider_npi as provider_id,
        practice_id,
        cast(null as varchar) as provider_name,
        1 as source_rank,
        count(*) as name_count
    from submissions
    group by attending_provider_npi, practice_id

    union all

    select
        billing_provider_npi as provider_id,
        practice_id,
        billing_provider_name as provider_name,
        1 as source_rank,
        count(*) as name_count
    from submissions
    group by billing_provider_npi, practice_id, billing_provider_name

    union all

    select
        payee_npi as provider_id,
        practice_id,
        payee_name as provider_name,
        1 as source_rank,
        count(*) as name_count
    from payments
    group by payee_npi, practice_id, payee_name

    union all

    select
        rendering_provider_npi as provider_id,
        practice_id,
        cast(null as varchar) as provider_name,
        1 as source_rank,
        count(*) as name_count
    from remits
    group by rendering_provider_npi, practice_id

),

final as (

    select
        names.provider_id as provider_id,
        coalesce(names.provider_name, names.provider_id) as provider_name,
        coalesce(practices.practice_id, names.practice_id) as practice_id
    from names
    left join practices
        on names.practice_id = practices.identifier_key
    where names.provider_id is not null
    qualify row_number() over (
        partition by names.provider_id
        order by
            case when names.provider_name is null then 1 else 0 end,
            names.source_rank,
            names.name_count desc,
            names.provider_name,
            names.practice_id
    ) = 1

)

select * from final
