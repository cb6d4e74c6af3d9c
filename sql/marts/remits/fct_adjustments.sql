-- Grain: one row per adjustment (group, reason and amount of a CAS), claim and line level, which
-- add up and never repeat each other. Tests and re-delivered remits are not in.

with

adjustments as (

    select * from int_adjustments__classified

),

sequenced as (

    select * from int_remits__sequenced

),

prepared_remits as (

    select * from int_remits__prepared

),

claims as (

    select * from int_claims__identified

),

final as (

    select
        claims.practice_id as practice_id,
        claims.payer_id as payer_id,
        claims.payer_class as payer_class,
        claims.provider_id as provider_id,
        claims.location_id as location_id,
        claims.claim_type as claim_type,
        prepared_remits.load_id as load_id,
        adjustments.source_offset as source_offset,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            || '-a' || cast(adjustments.adjustment_ordinal as varchar) as adjustment_key,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            as adjudication_key,
        claims.claim_key as claim_key,
        sequenced.payer_sequence as payer_sequence,
        adjustments.level as level,
        case when adjustments.level = 'line' then
            prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            || '-l' || cast(adjustments.line_number % 10000 as varchar)
        else null end as line_key,
        adjustments.group_code as group_code,
        adjustments.reason_code as reason_code,
        adjustments.amount as amount,
        adjustments.adjustment_class as adjustment_class,
        adjustments.denial_category as denial_category,
        adjustments.procedure_code as procedure_code,
        sequenced.payment_date as payment_date,
        sequenced.adjudicated_date as adjudicated_date,
        prepared_remits.service_from_date as service_from_date,
        sequenced.is_first_adjudication as is_first_adjudication,
        sequenced.is_reversal as is_reversal
    from adjustments
    inner join sequenced
        on adjustments.adjudication_number = sequenced.adjudication_number
    inner join prepared_remits
        on adjustments.adjudication_number = prepared_remits.adjudication_number
    inner join claims
        on sequenced.claim_number = claims.claim_number

)

select * from final
