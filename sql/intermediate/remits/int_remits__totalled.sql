-- Grain: one row per adjudication that counts, with the sums of its lines.

with

remits as (

    select * from int_remits__sequenced

),

remit_lines as (

    select * from int_remit_lines__judged

),

final as (

    select
        remits.adjudication_number as adjudication_number,
        min(remits.claim_number) as claim_number,
        min(remits.is_first_adjudication) as is_first_adjudication,
        min(remits.adjudicated_date) as adjudicated_date,
        min(remits.payment_date) as payment_date,
        cast(sum(remit_lines.charge_amount) as decimal(18, 2)) as line_charge_amount,
        cast(sum(remit_lines.paid_amount) as decimal(18, 2)) as line_paid_amount,
        cast(sum(remit_lines.allowed_amount) as decimal(18, 2)) as allowed_amount,
        cast(sum(remit_lines.contractual_amount) as decimal(18, 2)) as contractual_amount,
        cast(sum(remit_lines.reduction_amount) as decimal(18, 2)) as reduction_amount,
        cast(sum(
            case when remit_lines.is_informational then 0 else remit_lines.denied_amount end
        ) as decimal(18, 2)) as denied_amount,
        cast(sum(remit_lines.patient_share_amount) as decimal(18, 2)) as patient_share_amount,
        cast(sum(remit_lines.balance_bill_amount) as decimal(18, 2)) as balance_bill_amount,
        cast(sum(remit_lines.withhold_amount) as decimal(18, 2)) as withhold_amount,
        cast(sum(remit_lines.cob_prior_amount) as decimal(18, 2)) as cob_prior_amount,
        cast(sum(remit_lines.unclassified_amount) as decimal(18, 2)) as unclassified_amount,
        count(*) as line_count,
        sum(case when remit_lines.is_informational then 1 else 0 end) as informational_count,
        sum(case when remit_lines.is_denied_full and not remit_lines.is_informational
            then 1 else 0 end) as denied_full_count,
        sum(case when remit_lines.is_cob_repaired then 1 else 0 end) as cob_repaired_count
    from remits
    inner join remit_lines
        on remits.adjudication_number = remit_lines.adjudication_number
    group by remits.adjudication_number

)

select * from final
