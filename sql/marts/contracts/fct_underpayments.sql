-- Grain: one row per paid line of a first payer that a contracted fee applies to.
-- Expected is the lesser of contract and charge: a charge below the contract is a chargemaster
-- matter, never an underpayment. Tolerance: one dollar or one percent, whichever is more.

with

priced_lines as (

    select * from int_remit_lines__priced

),

claims as (

    select * from int_claims__identified

),

completed_lines as (

    select * from int_remit_lines__completed

),

prepared_remits as (

    select * from int_remits__prepared

),

compared as (

    select
        line_number,
        adjudication_number,
        claim_number,
        procedure_code,
        modifier,
        units,
        charge_amount,
        allowed_amount,
        contract_amount,
        smaller_of(contract_amount, charge_amount) as expected_amount,
        cast(
            allowed_amount - smaller_of(contract_amount, charge_amount)
        as decimal(18, 2)) as variance_amount,
        larger_of(
            cast(1 as decimal(18, 4)),
            smaller_of(contract_amount, charge_amount) * cast(0.01 as decimal(4, 2))
        ) as tolerance_amount,
        adjudicated_date,
        service_from_date
    from priced_lines
    where is_compared

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
            || case when completed_lines.is_synthetic then '-c'
                else '-l' || cast(completed_lines.line_ordinal as varchar) end as line_key,
        claims.claim_key as claim_key,
        compared.procedure_code as procedure_code,
        blank_null(compared.modifier) as modifier,
        compared.units as units,
        compared.charge_amount as charge_amount,
        compared.contract_amount as contract_amount,
        compared.expected_amount as expected_amount,
        compared.allowed_amount as allowed_amount,
        compared.variance_amount as variance_amount,
        cast(compared.variance_amount < -compared.tolerance_amount as boolean) as is_underpaid,
        cast(compared.contract_amount > compared.charge_amount as boolean)
            as is_charge_below_contract,
        larger_of(-compared.variance_amount, 0) as underpaid_amount,
        larger_of(compared.variance_amount, 0) as overpaid_amount,
        compared.adjudicated_date as adjudicated_date,
        compared.service_from_date as service_from_date
    from compared
    inner join claims
        on compared.claim_number = claims.claim_number
    inner join completed_lines
        on compared.line_number = completed_lines.line_number
    inner join prepared_remits
        on compared.adjudication_number = prepared_remits.adjudication_number

)

select * from final
