-- Grain: one row per paid line of a first payer that a contract prices, as it stands now.
-- Expected is the lesser of contract and charge: a charge below the contract is a chargemaster
-- matter, never an underpayment. The payment expected is what is left of it after the patient's
-- share, less two percent where the payer may take them.

with

priced_lines as (

    select * from int_remit_lines__priced

),

compared as (

    select * from int_remit_lines__compared

),

explained as (

    select * from int_underpayments__explained

),

claims as (

    select * from int_claims__identified

),

completed_lines as (

    select * from int_remit_lines__completed

),

judged_lines as (

    select * from int_remit_lines__judged

),

prepared_remits as (

    select * from int_remits__prepared

),

valued as (

    select
        priced_lines.line_number as line_number,
        money(
            larger_of(priced_lines.expected_amount - judged_lines.patient_share_amount, 0)
            * case when priced_lines.is_sequestered then cast(0.98 as decimal(4, 2))
                else cast(1 as decimal(4, 2)) end
        ) as expected_payment_amount,
        judged_lines.paid_amount as paid_amount,
        case
            when compared.is_underpaid then cast(floor(
                safe_ratio(compared.variance_amount * 1000, priced_lines.expected_amount) + 0.5
            ) as integer)
            else null
        end as variance_per_mille
    from priced_lines
    inner join compared
        on priced_lines.line_number = compared.line_number
    inner join judged_lines
        on priced_lines.line_number = judged_lines.line_number
    where not priced_lines.is_reversed

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
        completed_lines.source_offset as source_offset,
        prepared_remits.load_id || '-r' || cast(prepared_remits.claim_ordinal as varchar)
            || '-l' || cast(completed_lines.line_ordinal as varchar) as line_key,
        claims.claim_key as claim_key,
        priced_lines.procedure_code as procedure_code,
        priced_lines.paid_procedure_code as paid_procedure_code,
        priced_lines.billed_modifiers as modifiers,
        blank_null(priced_lines.modifier) as modifier,
        priced_lines.units as units,
        priced_lines.charge_amount as charge_amount,
        priced_lines.contract_amount as contract_amount,
        priced_lines.expected_amount as expected_amount,
        priced_lines.allowed_amount as allowed_amount,
        compared.variance_amount as variance_amount,
        compared.is_underpaid as is_underpaid,
        cast(priced_lines.contract_amount > priced_lines.charge_amount as boolean)
            as is_charge_below_contract,
        case
            when compared.is_underpaid then explained.reason_class
            when priced_lines.contract_amount > priced_lines.charge_amount
                then 'charge_below_contract'
            else null
        end as underpayment_reason,
        case
            when compared.is_underpaid then claims.payer_id || ' ' || priced_lines.procedure_code
                || coalesce(' ' || priced_lines.billed_modifiers, '')
                || ' -' || cast(int_div(abs(valued.variance_per_mille), 10) as varchar) || '.'
                || cast(abs(valued.variance_per_mille) % 10 as varchar) || ' %'
            else null
        end as project_name,
        safe_ratio(valued.variance_per_mille, 1000) as variance_rate,
        larger_of(-compared.variance_amount, 0) as underpaid_amount,
        larger_of(compared.variance_amount, 0) as overpaid_amount,
        cast(larger_of(priced_lines.contract_amount - priced_lines.charge_amount, 0)
            as decimal(18, 2)) as charge_shortfall_amount,
        valued.expected_payment_amount as expected_payment_amount,
        valued.paid_amount as paid_amount,
        priced_lines.adjudicated_date as adjudicated_date,
        priced_lines.service_from_date as service_from_date
    from valued
    inner join priced_lines
        on valued.line_number = priced_lines.line_number
    inner join compared
        on valued.line_number = compared.line_number
    inner join claims
        on priced_lines.claim_number = claims.claim_number
    inner join completed_lines
        on valued.line_number = completed_lines.line_number
    inner join prepared_remits
        on priced_lines.adjudication_number = prepared_remits.adjudication_number
    left join explained
        on valued.line_number = explained.line_number

)

select * from final
