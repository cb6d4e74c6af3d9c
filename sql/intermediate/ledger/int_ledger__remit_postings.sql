-- Grain: one row per adjudicated line and kind of posting.
-- A line denied in full posts nothing but what the patient owes: its charge stays open until it is
-- paid, and the contract's part posts with the payment. Earlier payers' part posts only where their
-- own remits are not here (the chain leads its case).

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

completed_lines as (

    select * from int_remit_lines__completed

),

kinds as (

    select * from seed_posting_kinds

),

amounts as (

    select
        remit_lines.line_key as line_key,
        remits.claim_key as claim_key,
        remits.payment_date as posted_date,
        prepared_remits.load_id as load_id,
        completed_lines.source_offset as source_offset,
        remit_lines.procedure_code as procedure_code,
        remit_lines.paid_amount as paid_amount,
        case when remit_lines.is_denied_full then 0 else remit_lines.contractual_amount end
            as contractual_amount,
        case when remit_lines.is_denied_full then 0 else remit_lines.reduction_amount end
            as reduction_amount,
        case when remit_lines.is_denied_full then 0 else remit_lines.withhold_amount end
            as withhold_amount,
        case when remit_lines.is_denied_full then 0 else remit_lines.info_amount end
            as info_amount,
        case when remit_lines.is_denied_full or remits.case_position > 1 then 0
            else remit_lines.cob_prior_amount end as prior_payer_amount,
        remit_lines.patient_share_amount + remit_lines.balance_bill_amount
            + remit_lines.patient_denied_amount as patient_amount
    from remit_lines
    inner join completed_lines
        on remit_lines.line_key = completed_lines.line_key
    inner join remits
        on remit_lines.adjudication_key = remits.adjudication_key
    inner join prepared_remits
        on remit_lines.adjudication_key = prepared_remits.adjudication_key

),

posted as (

    select
        amounts.line_key as line_key,
        amounts.claim_key as claim_key,
        kinds.transaction_type as transaction_type,
        amounts.posted_date as posted_date,
        amounts.load_id as load_id,
        amounts.source_offset as source_offset,
        amounts.procedure_code as procedure_code,
        case kinds.transaction_type
            when 'payment' then amounts.paid_amount
            when 'contractual' then amounts.contractual_amount
            when 'reduction' then amounts.reduction_amount
            when 'withhold' then amounts.withhold_amount
            when 'patient_transfer' then amounts.patient_amount
            when 'prior_payer' then amounts.prior_payer_amount
            else amounts.info_amount
        end as posted_amount
    -- Fans out on purpose: one row per kind, those without an amount are dropped.
    from amounts
    cross join kinds

),

final as (

    select
        line_key || '-' || transaction_type as ledger_key,
        claim_key,
        transaction_type,
        posted_date,
        posted_amount,
        procedure_code,
        load_id,
        source_offset
    from posted
    where posted_amount != 0

)

select * from final
