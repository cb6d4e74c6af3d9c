-- Grain: one row per listed provider whose services pay a share of the physician's fee.

with

providers as (

    select * from int_providers__listed

),

provider_types as (

    select * from seed_provider_types

),

final as (

    select
        providers.provider_npi as provider_npi,
        coalesce(taxonomies.provider_type, specialties.provider_type) as provider_type,
        coalesce(taxonomies.price_factor, specialties.price_factor) as provider_factor
    from providers
    left join provider_types as taxonomies
        on char_sub(providers.taxonomy_code, 1, 4) = taxonomies.provider_match
    left join provider_types as specialties
        on alphanumeric(providers.specialty) = specialties.provider_match
    where coalesce(taxonomies.provider_type, specialties.provider_type) is not null

)

select * from final
