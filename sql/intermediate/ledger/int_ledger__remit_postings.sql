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

amounts as (

    select
        remit_lines.line_number as line_number,
        remits.claim_number as claim_number,
        remits.payment_date as posted_date,
        prepared_remits.load_number as load_number,
        remit_lines.source_offset as source_offset,
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
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    inner join prepared_remits
        on remit_lines.adjudication_number = prepared_remits.adjudication_number

),

posted as (

    select
        line_number,
        claim_number,
        'payment' as transaction_type,
        posted_date,
        load_number,
        source_offset,
        procedure_code,
        paid_amount as posted_amount
    from amounts
    where paid_amount != 0

    union all

    select
        line_number,
        claim_number,
        'contractual' as transaction_type,
        posted_date,
        load_number,
        source_offset,
        procedure_code,
        contractual_amount as posted_amount
    from amounts
    where contractual_amount != 0

    union all

    select
        line_number,
        claim_number,
        'reduction' as transaction_type,
        posted_date,
        load_number,
        source_offset,
        procedure_code,
        reduction_amount as posted_amount
    from amounts
    where reduction_amount != 0

    union all

    select
        line_number,
        claim_number,
        'withhold' as transaction_type,
        posted_date,
        load_number,
        source_offset,
        procedure_code,
        withhold_amount as posted_amount
    from amounts
    where withhold_amount != 0

    union all

    select
        line_number,
        claim_number,
        'patient_transfer' as transaction_type,
        posted_date,
        load_number,
        source_offset,
        procedure_code,
        patient_amount as posted_amount
    from amounts
    where patient_amount != 0

    union all

    select
        line_number,
        claim_number,
        'prior_payer' as transaction_type,
        posted_date,
        load_number,
        source_offset,
        procedure_code,
        prior_payer_amount as posted_amount
    from amounts
    where prior_payer_amount != 0

    union all

    select
        line_number,
        claim_number,
        'other_adjustment' as transaction_type,
        posted_date,
        load_number,
        source_offset,
        procedure_code,
        info_amount as posted_amount
    from amounts
    where info_amount != 0

),

final as (

    select
        transaction_type as posting_name,
        claim_number,
        transaction_type,
        posted_date,
        posted_amount,
        procedure_code,
        load_number,
        source_offset
    from posted

)

select * from final
