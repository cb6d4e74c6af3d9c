-- Grain: one row per line of a first payer's first adjudication.
-- What it should have been allowed: by contract, but never more than the charge; else, where
-- nothing was denied, what was allowed; else the usual share of the charge. Denied in part, what is
-- missing is the contract's rest, else the usual share of what was denied.

with

remit_lines as (

    select * from int_remit_lines__judged

),

remits as (

    select * from int_remits__sequenced

),

claims as (

    select * from int_claims__identified

),

priced_lines as (

    select * from int_remit_lines__priced

),

allowed_shares as (

    select * from int_allowed_shares__estimated

),

measured as (

    select
        remit_lines.line_number as line_number,
        remit_lines.charge_amount as charge_amount,
        remit_lines.allowed_amount as allowed_amount,
        remit_lines.denied_amount as denied_amount,
        remit_lines.is_denied_full as is_denied_full,
        priced_lines.expected_amount as contract_amount,
        cast(priced_lines.line_number is not null as boolean) as is_priced,
        money(
            cast(remit_lines.charge_amount as double) * allowed_shares.allowed_share
        ) as usual_amount,
        money(
            cast(remit_lines.denied_amount as double) * allowed_shares.allowed_share
        ) as usual_denied_amount,
        coalesce(allowed_shares.share_source, 'none') as share_source
    from remit_lines
    inner join remits
        on remit_lines.adjudication_number = remits.adjudication_number
    inner join claims
        on remits.claim_number = claims.claim_number
    left join priced_lines
        on remit_lines.line_number = priced_lines.line_number
    left join allowed_shares
        on claims.practice_id = allowed_shares.practice_id
        and claims.payer_id = allowed_shares.payer_id
        and claims.payer_class = allowed_shares.payer_class
    where remits.is_first_adjudication
        and remits.payer_sequence = 1

),

final as (

    select
        line_number,
        case
            when is_priced then cast(contract_amount as decimal(18, 2))
            when denied_amount = 0 then allowed_amount
            when is_denied_full then usual_amount
            else cast(allowed_amount + usual_denied_amount as decimal(18, 2))
        end as expected_allowed_amount,
        case
            when denied_amount = 0 then cast(0 as decimal(18, 2))
            when is_priced and is_denied_full then cast(contract_amount as decimal(18, 2))
            when is_priced then cast(
                larger_of(smaller_of(contract_amount - allowed_amount, denied_amount), 0)
            as decimal(18, 2))
            when is_denied_full then usual_amount
            else usual_denied_amount
        end as expected_denied_amount,
        case
            when is_priced then 'contract'
            when denied_amount = 0 then 'allowed'
            else share_source
        end as expected_source
    from measured

)

select * from final
