-- Grain: one row per adjudicated line (SVC), or per claim of a remit without lines. Tests and
-- re-delivered remits are not in.

with

remit_lines as (

    select * from int_remit_lines__judged

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

expected as (

    select * from int_first_lines__expected

),

denials as (

    select * from int_denials__first

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
        remit_lines.source_offset as source_offset,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            || case when remit_lines.is_synthetic then '-c'
                else '-l' || cast(remit_lines.line_ordinal as varchar) end as line_key,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            as adjudication_key,
        claims.claim_key as claim_key,
        sequenced.payer_sequence as payer_sequence,
        remit_lines.procedure_code as procedure_code,
        blank_null(
            coalesce(remit_lines.modifier_1, '')
            || coalesce(' ' || remit_lines.modifier_2, '')
            || coalesce(' ' || remit_lines.modifier_3, '')
            || coalesce(' ' || remit_lines.modifier_4, '')
        ) as modifiers,
        remit_lines.units as units,
        remit_lines.charge_amount as charge_amount,
        remit_lines.paid_amount as paid_amount,
        remit_lines.sent_paid_amount as sent_paid_amount,
        remit_lines.allowed_amount as allowed_amount,
        remit_lines.allowed_source as allowed_source,
        remit_lines.calculated_allowed_amount as calculated_allowed_amount,
        remit_lines.contractual_amount as contractual_amount,
        remit_lines.reduction_amount as reduction_amount,
        remit_lines.denied_amount as denied_amount,
        remit_lines.patient_share_amount as patient_share_amount,
        remit_lines.balance_bill_amount as balance_bill_amount,
        remit_lines.withhold_amount as withhold_amount,
        remit_lines.cob_prior_amount as cob_prior_amount,
        remit_lines.unclassified_amount as unclassified_amount,
        remit_lines.is_denied_full as is_denied_full,
        cast(
            remit_lines.denied_amount * remit_lines.event_sign > 0
            and not remit_lines.is_denied_full
        as boolean) as is_denied_partial,
        remit_lines.is_informational as is_informational,
        remit_lines.is_pended as is_pended,
        remit_lines.is_cob_repaired as is_cob_repaired,
        cast(
            sequenced.is_first_adjudication and not remit_lines.is_pended
        as boolean) as is_first_adjudication,
        sequenced.is_reversal as is_reversal,
        remit_lines.is_synthetic as is_synthetic,
        cast(remit_lines.balance_difference = 0 as boolean) as is_balanced,
        sequenced.adjudicated_date as adjudicated_date,
        remit_lines.service_from_date as service_from_date,
        claims.diagnosis_code as diagnosis_code,
        coalesce(denials.is_duplicate_denial, false) as is_duplicate_denial,
        expected.expected_allowed_amount as expected_allowed_amount,
        expected.expected_source as expected_source
    from remit_lines
    inner join sequenced
        on remit_lines.adjudication_number = sequenced.adjudication_number
    inner join prepared_remits
        on remit_lines.adjudication_number = prepared_remits.adjudication_number
    inner join claims
        on sequenced.claim_number = claims.claim_number
    left join expected
        on remit_lines.line_number = expected.line_number
    left join denials
        on remit_lines.line_number = denials.line_number

)

select * from final
