-- The cases as raw rows: one claim, sent and answered, for each. What is allowed is paid, but for adjustments of the case.
create table sent as
    select
        *,
        dense_rank() over (order by "case") - 1 as claim_ordinal,
        row_number() over (partition by "case" order by line_row) - 1 as line_ordinal,
        coalesce(cast(allowed as decimal(18, 2)), cast(expected as decimal(18, 2)), cast(charge as decimal(18, 2)))
            as allowed_amount,
        coalesce(cast(service as date), date '2025-03-10') as service_date
    from lines;

create table sent_adjustments as
    select
        line_row,
        split_part(split_part(adjustment_text, ' ', 1), '-', 1) as group_code,
        split_part(split_part(adjustment_text, ' ', 1), '-', 2) as reason_code,
        cast(split_part(adjustment_text, ' ', 2) as decimal(18, 2)) as amount
    from (select line_row, unnest(string_split(adjustment, ';')) as adjustment_text from sent where adjustment is not null);

create table answered as
    select
        sent.*,
        sent.allowed_amount - coalesce(shares.amount, 0) as paid_amount,
        cast(sent.charge as decimal(18, 2)) - sent.allowed_amount - coalesce(others.amount, 0) as contractual_amount
    from sent
    left join (
        select line_row, sum(amount) as amount from sent_adjustments
        where group_code = 'PR' or reason_code in ('253', '237') group by line_row
    ) as shares on sent.line_row = shares.line_row
    left join (
        select line_row, sum(amount) as amount from sent_adjustments
        where group_code != 'PR' and reason_code not in ('253', '237') group by line_row
    ) as others on sent.line_row = others.line_row;

insert into raw.fee_schedules by name
    select
        'fees' as load_id, 'unassigned' as practice_id, row_number() over () as row_ordinal, row_number() over () as source_line,
        payer as payer_name, payer_id as payer_identifier, procedure_code, modifier, place_of_service as place_of_service_code,
        fee_basis, fee_percent, allowed_amount, effective_from as effective_from_date, effective_to as effective_to_date,
        bilateral_indicator, multiple_procedure_indicator, assistant_indicator, endoscopic_base_code, practice_expense_amount,
        preoperative_percent, intraoperative_percent, postoperative_percent, anesthesia_base_units, medicare_year, lesser_of,
        sequestration, provider_reduction
    from fees;

insert into raw.ref_providers by name
    select
        'providers' as load_id, row_number() over () as row_ordinal, 'unassigned' as practice_id, 'reference' as source_system,
        'providers' as profile, 1 as profile_version, 'snapshot' as load_mode, row_number() over () as source_line,
        provider_npi as row_key, provider_npi, specialty, taxonomy_code
    from providers;

insert into raw.x12_transactions by name
    select
        load_id, 'P1' as practice_id, 0 as transaction_ordinal, 100 as source_offset, kind, load_id as interchange_control_number,
        'SENDER' as sender_id, 'RECEIVER' as receiver_id, sent_date as interchange_date, 'P' as usage_indicator, false as is_test,
        '1' as group_control_number, '0001' as transaction_control_number, 10 as segment_count, 1 as claim_count
    from (values ('00000000000000a1', '837P', date '2026-06-01'), ('00000000000000a2', '835', date '2026-06-20'))
        as loads (load_id, kind, sent_date);

insert into raw.x12_837_claims by name
    select
        '00000000000000a1' as load_id, 'P1' as practice_id, 0 as transaction_ordinal, claim_ordinal, 200 as source_offset,
        'professional' as claim_type, "case" as patient_control_number, sum(cast(charge as decimal(18, 2))) as charge_amount,
        any_value(coalesce(place, '11')) as place_of_service_code, '1' as frequency_code, 'P' as payer_sequence,
        case when any_value(payer) = 'MEDICA' then 'MB' else 'CI' end as filing_indicator_code,
        any_value(payer) || ' HEALTH' as payer_name, any_value(payer) as payer_identifier, '1000000001' as billing_provider_npi,
        '2000000001' as rendering_provider_npi, 'patient-' || "case" as patient_key, 'member-' || "case" as member_key,
        any_value(service_date) as service_from_date, any_value(service_date) as service_to_date, count(*) as line_count,
        date '2026-06-01' as submitted_date
    from sent
    group by claim_ordinal, "case";

insert into raw.x12_837_service_lines by name
    select
        '00000000000000a1' as load_id, 'P1' as practice_id, claim_ordinal, line_ordinal, 300 as source_offset,
        code as procedure_code, split_part(modifiers, ' ', 1) as modifier_1, split_part(modifiers, ' ', 2) as modifier_2,
        split_part(modifiers, ' ', 3) as modifier_3, charge as charge_amount, coalesce(unit, 'UN') as unit_code,
        units as unit_quantity, place as place_of_service_code, provider as rendering_provider_npi,
        'N' || line_row as line_control_number, service_date as service_from_date
    from sent;

insert into raw.x12_835_payments by name
    select
        '00000000000000a2' as load_id, 'P1' as practice_id, dense_rank() over (order by payer) - 1 as transaction_ordinal,
        100 as source_offset, sum(paid_amount) as payment_amount, date '2026-06-20' as payment_date, 'T' || payer as trace_number,
        'ACH' as payment_method_code, payer || ' HEALTH' as payer_name, payer as payer_identifier, '1000000001' as payee_npi,
        sum(paid_amount) as claim_paid_amount, 0 as provider_adjustment_amount
    from answered
    group by payer;

insert into raw.x12_835_claim_payments by name
    select
        '00000000000000a2' as load_id, 'P1' as practice_id,
        (select count(distinct other.payer) from answered as other where other.payer < any_value(answered.payer))
            as transaction_ordinal,
        claim_ordinal, 500 as source_offset, "case" as patient_control_number, '1' as claim_status_code,
        sum(cast(charge as decimal(18, 2))) as charge_amount, sum(paid_amount) as paid_amount, 0 as patient_responsibility_amount,
        case when any_value(payer) = 'MEDICA' then 'MB' else 'CI' end as filing_indicator_code,
        'ICN' || claim_ordinal as payer_claim_control_number, any_value(service_date) as service_from_date,
        any_value(service_date) as service_to_date, count(*) as line_count,
        sum(cast(charge as decimal(18, 2))) as line_charge_amount, sum(paid_amount) as line_paid_amount,
        0 as claim_adjustment_amount, sum(cast(charge as decimal(18, 2)) - paid_amount) as line_adjustment_amount
    from answered
    group by claim_ordinal, "case";

insert into raw.x12_835_service_lines by name
    select
        '00000000000000a2' as load_id, 'P1' as practice_id, claim_ordinal, line_ordinal, 600 as source_offset,
        coalesce(paid_code, code) as procedure_code, split_part(modifiers, ' ', 1) as modifier_1,
        charge as charge_amount, paid_amount, coalesce(paid_units, units) as paid_quantity, units as billed_quantity,
        'N' || line_row as line_control_number, service_date as service_from_date,
        cast(charge as decimal(18, 2)) - paid_amount as adjustment_amount
    from answered;

insert into raw.x12_835_adjustments by name
    select
        '00000000000000a2' as load_id, 'P1' as practice_id, answered.claim_ordinal as claim_ordinal,
        row_number() over (partition by answered.claim_ordinal order by answered.line_row, adjustments.reason_code) - 1
            as adjustment_ordinal,
        700 as source_offset, 'line' as level, answered.line_ordinal as line_ordinal, adjustments.group_code as group_code,
        adjustments.reason_code as reason_code, adjustments.amount as amount
    from answered
    inner join (
        select line_row, group_code, reason_code, amount from sent_adjustments
        union all
        select line_row, 'CO', '45', contractual_amount from answered where contractual_amount != 0
    ) as adjustments on answered.line_row = adjustments.line_row;
