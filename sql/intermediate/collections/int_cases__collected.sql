-- Grain: one row per lead chain of a case that later payers or the patient paid something on.

with

cases as (

    select * from int_claims__cased

),

adjudicated as (

    select * from int_claims__adjudicated

),

accounts as (

    select * from int_pm_accounts__listed

),

entries as (

    select * from int_ledger__booked

),

receipts as (

    select
        cases.case_number as case_number,
        sum(adjudicated.paid_amount) as later_payers_paid_amount,
        cast(0 as decimal(18, 2)) as patient_paid_amount
    from cases
    inner join adjudicated
        on cases.claim_number = adjudicated.claim_number
    where cases.case_position > 1
    group by cases.case_number

    union all

    select
        cases.case_number as case_number,
        cast(0 as decimal(18, 2)) as later_payers_paid_amount,
        sum(-entries.amount) as patient_paid_amount
    from entries
    inner join accounts
        on entries.account_number = accounts.account_number
    inner join cases
        on accounts.claim_number = cases.claim_number
    where entries.transaction_type = 'patient_payment'
        or (entries.transaction_type = 'refund' and entries.responsibility != 'insurance')
    group by cases.case_number

),

totals as (

    select
        case_number,
        sum(later_payers_paid_amount) as later_payers_paid_amount,
        sum(patient_paid_amount) as patient_paid_amount
    from receipts
    group by case_number

),

final as (

    select
        cases.claim_number as claim_number,
        money(totals.later_payers_paid_amount) as later_payers_paid_amount,
        money(totals.patient_paid_amount) as patient_paid_amount
    from totals
    inner join cases
        on totals.case_number = cases.case_number
    where cases.case_position = 1

)

select * from final
