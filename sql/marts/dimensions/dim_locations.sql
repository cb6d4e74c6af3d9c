-- Grain: one row per place of service: a service facility, or the billing provider and its place
-- code.

with

claims as (

    select * from int_claims__identified

),

submissions as (

    select * from stg_x12__submissions

),

prepared as (

    select * from int_submissions__prepared

),

names as (

    select
        prepared.location_id as location_id,
        submissions.service_facility_name as location_name,
        count(*) as name_count
    from prepared
    inner join submissions
        on prepared.load_id = submissions.load_id
        and prepared.claim_ordinal = submissions.claim_ordinal
    where submissions.service_facility_name is not null
    group by prepared.location_id, submissions.service_facility_name

    union all

    select
        location_id,
        cast(null as varchar) as location_name,
        count(*) as name_count
    from claims
    group by location_id

),

final as (

    select
        location_id,
        coalesce(location_name, location_id) as location_name
    from names
    where location_id is not null
    qualify row_number() over (
        partition by location_id
        order by
            case when location_name is null then 1 else 0 end,
            name_count desc,
            location_name
    ) = 1

)

select * from final
