-- Grain: one row per adjudication whose patient-liable denial a later adjudication replaced without
-- a reversal.
-- The transfer to the patient is taken back on the day of the later one.

with

remits as (

    select * from int_remits__sequenced

),

prepared_remits as (

    select * from int_remits__prepared

),

remit_lines as (

    select * from int_remit_lines__judged

),

followed as (

    select
        adjudication_number,
        claim_number,
        is_reversed,
        lead(payment_date) over (
            partition by claim_number
            order by event_number
        ) as next_payment_date
    from remits
    where not is_reversal

),

transferred as (

    select
        adjudication_number,
        sum(patient_denied_amount) as patient_denied_amount
    from remit_lines
    where is_denied_full
        and event_sign = 1
        and patient_denied_amount != 0
    group by adjudication_number

),

final as (

    select
        'superseded' as posting_name,
        followed.claim_number as claim_number,
        'patient_transfer' as transaction_type,
        followed.next_payment_date as posted_date,
        -transferred.patient_denied_amount as posted_amount,
        cast(null as varchar) as procedure_code,
        prepared_remits.load_number as load_number,
        prepared_remits.source_offset as source_offset
    from followed
    inner join transferred
        on followed.adjudication_number = transferred.adjudication_number
    inner join prepared_remits
        on followed.adjudication_number = prepared_remits.adjudication_number
    where not followed.is_reversed
        and followed.next_payment_date is not null

)

select * from final
