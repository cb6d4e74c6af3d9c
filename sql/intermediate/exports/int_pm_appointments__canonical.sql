-- Grain: one row per appointment that holds today.

with

appointments as (

    select * from stg_pm__appointments

),

current_rows as (

    select * from int_pm_rows__current

),

practices as (

    select * from int_practices__resolved

),

final as (

    select
        appointments.row_id as appointment_row_key,
        coalesce(practices.practice_id, appointments.practice_id) as practice_id,
        appointments.source_system as source_system,
        appointments.load_id as load_id,
        appointments.source_line as source_line,
        appointments.appointment_id as appointment_id,
        appointments.account_key as account_key,
        appointments.patient_key as patient_key,
        appointments.start_at as start_at,
        appointments.end_at as end_at,
        appointments.appointment_date as appointment_date,
        appointments.created_date as created_date,
        appointments.status as status,
        appointments.status_as_sent as status_as_sent,
        appointments.appointment_type as appointment_type,
        appointments.provider_id as provider_id,
        appointments.provider_name as provider_name,
        appointments.location_name as location_name
    from appointments
    inner join current_rows
        on appointments.row_id = current_rows.row_id
    left join practices
        on alphanumeric(appointments.practice_id) = practices.identifier_key
    where current_rows.table_name = 'appointments'
        and not appointments.is_deleted

)

select * from final
