-- Grain: one row per claim chain, or visit without one, and kind of work: what to do, in the order
-- in which it pays.
-- Priority is the money that is expected, times how often such work was paid, times the deadline:
-- 1 with 60 days or more to go or no known limit, up to 2 on the last day. After it there is
-- nothing to win.

with

work as (

    select * from int_work__listed

),

claims as (

    select * from fct_claims

),

entries as (

    select * from fct_charge_entries

),

shares as (

    select * from int_allowed_shares__estimated

),

chances as (

    select * from int_work_chances__estimated

),

rules as (

    select * from int_work_owners__listed

),

context as (

    select * from run_context

),

kind_chances as (

    select
        practice_id,
        work_kind,
        max(kind_chance) as kind_chance
    from chances
    group by practice_id, work_kind

),

reason_chances as (

    select
        practice_id,
        work_kind,
        work_reason,
        max(reason_chance) as reason_chance
    from chances
    group by practice_id, work_kind, work_reason

),

described as (

    select
        coalesce(work.claim_key, work.entry_key) || '-' || work.work_kind as work_key,
        coalesce(claims.practice_id, entries.practice_id) as practice_id,
        coalesce(claims.payer_id, entries.payer_id) as payer_id,
        coalesce(claims.payer_class, entries.payer_class) as payer_class,
        coalesce(claims.provider_id, entries.provider_id) as provider_id,
        coalesce(claims.location_id, entries.location_id) as location_id,
        coalesce(claims.claim_type, entries.claim_type) as claim_type,
        coalesce(claims.patient_control_number, entries.visit_id) as patient_control_number,
        coalesce(claims.payer_sequence, 1) as payer_sequence,
        coalesce(claims.service_from_date, entries.service_to_date) as service_from_date,
        work.claim_key as claim_key,
        work.work_kind as work_kind,
        work.work_reason as work_reason,
        work.reason_code as reason_code,
        work.next_action as next_action,
        work.load_id as load_id,
        work.source_offset as source_offset,
        work.since_date as since_date,
        work.touched_date as touched_date,
        work.billed_amount as billed_amount,
        work.expected_amount as expected_amount,
        work.due_date as due_date,
        work.is_limit_assumed as is_limit_assumed
    from work
    left join claims
        on work.claim_key = claims.claim_key
    left join entries
        on work.entry_key = entries.entry_key
    where claims.claim_key is not null
        or entries.entry_key is not null

),

valued as (

    select
        described.work_key as work_key,
        described.practice_id as practice_id,
        described.payer_id as payer_id,
        described.payer_class as payer_class,
        described.provider_id as provider_id,
        described.location_id as location_id,
        described.claim_type as claim_type,
        described.patient_control_number as patient_control_number,
        described.payer_sequence as payer_sequence,
        described.service_from_date as service_from_date,
        described.claim_key as claim_key,
        described.work_kind as work_kind,
        described.work_reason as work_reason,
        described.reason_code as reason_code,
        described.next_action as next_action,
        described.load_id as load_id,
        described.source_offset as source_offset,
        described.since_date as since_date,
        described.touched_date as touched_date,
        money(described.billed_amount) as billed_amount,
        described.due_date as due_date,
        described.is_limit_assumed as is_limit_assumed,
        context.as_of_date as as_of_date,
        days_between(context.as_of_date, described.due_date) as days_left,
        days_between(described.touched_date, context.as_of_date) as untouched_days,
        money(coalesce(
            described.expected_amount,
            described.billed_amount * shares.allowed_share,
            described.billed_amount
        )) as expected_amount,
        coalesce(chances.chance, reason_chances.reason_chance, kind_chances.kind_chance, 0.5)
            as chance
    from described
    cross join context
    left join shares
        on described.practice_id = shares.practice_id
        and described.payer_id = shares.payer_id
        and described.payer_class = shares.payer_class
    left join chances
        on described.practice_id = chances.practice_id
        and described.work_kind = chances.work_kind
        and described.payer_id = chances.payer_id
        and chances.work_reason in (described.work_reason, 'any')
    left join reason_chances
        on described.practice_id = reason_chances.practice_id
        and described.work_kind = reason_chances.work_kind
        and described.work_reason = reason_chances.work_reason
    left join kind_chances
        on described.practice_id = kind_chances.practice_id
        and described.work_kind = kind_chances.work_kind

),

owned as (

    select
        valued.work_key as work_key,
        rules.owner as owner
    -- Fans out on purpose: all rules that fit; the first is kept.
    from valued
    inner join rules
        on rules.practice_id in (valued.practice_id, 'unassigned')
        and valued.expected_amount >= rules.at_least_amount
    where coalesce(rules.work_kind, valued.work_kind) = valued.work_kind
        and coalesce(rules.payer_id, valued.payer_id) = valued.payer_id
        and coalesce(rules.payer_class, valued.payer_class) = valued.payer_class
        and coalesce(rules.work_reason, valued.work_reason) = valued.work_reason
    qualify row_number() over (
        partition by valued.work_key order by rules.rule_number, rules.row_id
    ) = 1

),

timed as (

    select
        work_key,
        practice_id,
        payer_id,
        payer_class,
        provider_id,
        location_id,
        claim_type,
        load_id,
        source_offset,
        claim_key,
        patient_control_number,
        payer_sequence,
        service_from_date,
        work_kind,
        work_reason,
        reason_code,
        next_action,
        since_date,
        touched_date,
        untouched_days,
        billed_amount,
        expected_amount,
        chance,
        due_date,
        days_left,
        is_limit_assumed,
        as_of_date,
        cast(coalesce(days_left < 0, false) as boolean) as is_expired,
        case
            when days_left is null then 'no_limit'
            when days_left < 0 then 'expired'
            when days_left <= 7 then '0-7'
            when days_left <= 14 then '8-14'
            when days_left <= 30 then '15-30'
            when days_left <= 60 then '31-60'
            else '61+'
        end as due_bucket,
        case
            when days_left < 0 then 0
            when days_left < 60 then 2 - safe_ratio(days_left, 60)
            else 1
        end as urgency
    from valued

),

final as (

    select
        timed.work_key as work_key,
        timed.practice_id as practice_id,
        timed.payer_id as payer_id,
        timed.payer_class as payer_class,
        timed.provider_id as provider_id,
        timed.location_id as location_id,
        timed.claim_type as claim_type,
        timed.load_id as load_id,
        timed.source_offset as source_offset,
        timed.claim_key as claim_key,
        timed.patient_control_number as patient_control_number,
        timed.payer_sequence as payer_sequence,
        timed.service_from_date as service_from_date,
        timed.work_kind as work_kind,
        timed.work_reason as work_reason,
        timed.reason_code as reason_code,
        timed.next_action as next_action,
        timed.since_date as since_date,
        timed.touched_date as touched_date,
        timed.untouched_days as untouched_days,
        timed.billed_amount as billed_amount,
        timed.expected_amount as expected_amount,
        timed.chance as chance,
        timed.due_date as due_date,
        timed.days_left as days_left,
        timed.is_limit_assumed as is_limit_assumed,
        timed.as_of_date as as_of_date,
        timed.is_expired as is_expired,
        timed.due_bucket as due_bucket,
        timed.urgency as urgency,
        owned.owner as owner,
        money(timed.expected_amount * timed.chance * timed.urgency) as priority_amount,
        row_number() over (
            partition by timed.practice_id
            order by timed.expected_amount * timed.chance * timed.urgency desc, timed.work_key
        ) as priority_rank
    from timed
    left join owned
        on timed.work_key = owned.work_key

)

select * from final
