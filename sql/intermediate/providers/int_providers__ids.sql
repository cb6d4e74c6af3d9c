-- Grain: one row per practice and id of a provider in its practice management system.
-- Who works for several practices has an id in each; the own list's latest period decides whose it
-- is.

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
        coalesce(practices.practice_id, providers.practice_id) as practice_id,
        providers.provider_id as source_provider_id,
        providers.provider_npi as provider_npi
    from providers
    inner join current_rows
        on providers.row_id = current_rows.row_id
    left join practices
        on alphanumeric(providers.practice_id) = practices.identifier_key
    where current_rows.table_name = 'providers'
        and providers.provider_id is not null
        and providers.provider_npi is not null
    qualify row_number() over (
        partition by
            coalesce(practices.practice_id, providers.practice_id),
            providers.provider_id
        order by
            current_rows.load_rank desc,
            providers.effective_from_date desc nulls last,
            providers.row_id
    ) = 1

)

select * from final
