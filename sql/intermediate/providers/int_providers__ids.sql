-- Grain: one row per practice and id of a provider in its practice management system.

with

providers as (

    select * from int_providers__listed

),

final as (

    select
        practice_id,
        source_provider_id,
        min(provider_npi) as provider_npi
    from providers
    where source_provider_id is not null
    group by practice_id, source_provider_id

)

select * from final
