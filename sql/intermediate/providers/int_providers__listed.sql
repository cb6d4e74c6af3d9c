-- Grain: one row per provider (NPI) of the own list, in its latest period.

with

providers as (

    select * from stg_reference__providers

),

current_rows as (

    select * from int_reference_rows__current

),

practices as (

    select * from int_practices__resolved

),

final as (

    select
        providers.provider_npi as provider_npi,
        coalesce(practices.practice_id, providers.practice_id) as practice_id,
        providers.provider_id as source_provider_id,
        providers.provider_name as provider_name,
        providers.specialty as specialty,
        providers.taxonomy_code as taxonomy_code
    from providers
    inner join current_rows
        on providers.row_id = current_rows.row_id
    left join practices
        on alphanumeric(providers.practice_id) = practices.identifier_key
    where current_rows.table_name = 'providers'
        and providers.provider_npi is not null
    qualify row_number() over (
        partition by providers.provider_npi
        order by
            current_rows.load_rank desc,
            providers.effective_from_date desc nulls last,
            providers.row_id
    ) = 1

)

select * from final
