-- Grain: one row per ledger entry that could be linked to a charge line, or to a claim at least.
-- By the charge's id; where entries follow their charge, by the charge before it in its claim; else
-- by claim or patient, day of service and procedure where exactly one charge fits; else to the
-- patient's only claim of that day.

with

transactions as (

    select * from stg_pm__transactions

),

standing as (

    select * from int_pm_transactions__current

),

charges as (

    select * from int_pm_charges__canonical

),

entries as (

    select
        standing.transaction_row_key as transaction_row_key,
        standing.practice_id as practice_id,
        transactions.source_system as source_system,
        transactions.charge_id as charge_id,
        transactions.claim_id as claim_id,
        coalesce(transactions.claim_id, transactions.account_key) as owner_id,
        transactions.entry_order as entry_order,
        transactions.service_from_date as service_from_date,
        transactions.procedure_code as procedure_code
    from standing
    inner join transactions
        on standing.transaction_row_key = transactions.row_id

),

by_id as (

    select
        entries.transaction_row_key as transaction_row_key,
        charges.charge_row_key as charge_row_key,
        charges.claim_id as claim_id,
        'charge_id' as link_method
    from entries
    inner join charges
        on entries.practice_id = charges.practice_id
        and entries.source_system = charges.source_system
        and entries.charge_id = charges.charge_id
    qualify row_number() over (
        partition by entries.transaction_row_key
        order by
            case when charges.void_method = 'reversal' then 1 else 0 end,
            charges.charge_row_key
    ) = 1

),

preceding as (

    select
        entries.transaction_row_key as transaction_row_key,
        charges.charge_row_key as charge_row_key,
        charges.claim_id as claim_id,
        case when coalesce(entries.procedure_code, '') = coalesce(charges.procedure_code, '')
            then 'preceding' else 'preceding_other_procedure' end as link_method
    -- Fans out on purpose: all charges before the entry; the last one is kept.
    from entries
    inner join charges
        on entries.practice_id = charges.practice_id
        and entries.source_system = charges.source_system
        and entries.claim_id = charges.claim_id
    where entries.charge_id is null
        and charges.entry_order < entries.entry_order
    qualify row_number() over (
        partition by entries.transaction_row_key
        order by charges.entry_order desc, charges.charge_row_key
    ) = 1

),

composite as (

    select
        entries.transaction_row_key as transaction_row_key,
        min(charges.charge_row_key) as charge_row_key,
        min(charges.claim_id) as claim_id,
        'composite' as link_method
    from entries
    inner join charges
        on entries.practice_id = charges.practice_id
        and entries.source_system = charges.source_system
        and entries.procedure_code = charges.procedure_code
    where entries.charge_id is null
        and entries.entry_order is null
        and entries.owner_id in (charges.claim_id, charges.account_key)
        and coalesce(entries.service_from_date = charges.service_from_date, true)
        and charges.void_method in ('none', 'reversed')
    group by entries.transaction_row_key
    having count(*) = 1

),

days as (

    select
        practice_id,
        source_system,
        account_key,
        service_from_date,
        min(claim_id) as claim_id
    from charges
    where account_key is not null
    group by practice_id, source_system, account_key, service_from_date
    having count(distinct claim_id) = 1

),

by_day as (

    select
        entries.transaction_row_key as transaction_row_key,
        cast(null as varchar) as charge_row_key,
        days.claim_id as claim_id,
        'account_day' as link_method
    from entries
    inner join days
        on entries.practice_id = days.practice_id
        and entries.source_system = days.source_system
        and entries.owner_id = days.account_key
        and entries.service_from_date = days.service_from_date
    left join composite
        on entries.transaction_row_key = composite.transaction_row_key
    where entries.charge_id is null
        and entries.entry_order is null
        and entries.claim_id is null
        and composite.charge_row_key is null

),

final as (

    select
        transaction_row_key,
        charge_row_key,
        claim_id,
        link_method
    from by_id

    union all

    select
        transaction_row_key,
        charge_row_key,
        claim_id,
        link_method
    from preceding

    union all

    select
        transaction_row_key,
        charge_row_key,
        claim_id,
        link_method
    from composite

    union all

    select
        transaction_row_key,
        charge_row_key,
        claim_id,
        link_method
    from by_day

)

select * from final
