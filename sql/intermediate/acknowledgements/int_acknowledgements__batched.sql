-- Grain: one row per acknowledgement event and 837 that it answers: by the interchange's number
-- (TA101), the group's and set's (AK102, AK202), or the batch's (2200B TRN02 = BHT03).
-- Numbers come again, so that the last sending on or before the answer counts, at most 60 days
-- back. An answer must be for the practice of the claims or come to their sender; one that names no
-- practice and comes to somebody else counts when one practice alone has used the number. A set
-- that two sendings of one day could mean is left unanswered.

with

acknowledgements as (

    select * from int_acknowledgements__combined

),

sent as (

    select * from int_transactions__sent

),

wanted as (

    select
        acknowledgement_number,
        practice_id,
        receiver_key,
        acknowledged_date,
        level,
        interchange_number_key,
        interchange_date,
        group_number_key,
        set_number_key,
        alphanumeric(batch_number) as batch_key
    from acknowledgements
    where not is_test
        and not is_duplicate

),

pairs as (

    -- Fan out on purpose, here and below: every sending under the number; the last is kept.
    select
        wanted.acknowledgement_number as acknowledgement_number,
        sent.transaction_number as transaction_number
    from wanted
    inner join sent
        on wanted.interchange_number_key = sent.interchange_number_key
    where coalesce(wanted.interchange_date = sent.interchange_date, true)

    union all

    select
        wanted.acknowledgement_number,
        sent.transaction_number
    from wanted
    inner join sent
        on wanted.group_number_key = sent.group_number_key
    where coalesce(wanted.set_number_key = sent.set_number_key, wanted.level = 'group')

    union all

    select
        wanted.acknowledgement_number,
        sent.transaction_number
    from wanted
    inner join sent
        on wanted.batch_key = sent.batch_key

),

candidates as (

    select
        wanted.acknowledgement_number as acknowledgement_number,
        sent.transaction_number as transaction_number,
        sent.load_number as load_number,
        sent.sent_date as sent_date,
        wanted.level as level,
        cast(wanted.practice_id = sent.practice_id as boolean) as is_same_practice,
        cast(wanted.practice_id = 'unassigned' as boolean) as is_unassigned,
        coalesce(wanted.receiver_key = sent.sender_key, false) as is_sender,
        min(sent.practice_id) over (partition by wanted.acknowledgement_number)
            as first_practice_id,
        max(sent.practice_id) over (partition by wanted.acknowledgement_number)
            as last_practice_id
    from pairs
    inner join wanted
        on pairs.acknowledgement_number = wanted.acknowledgement_number
    inner join sent
        on pairs.transaction_number = sent.transaction_number
    where sent.sent_date <= wanted.acknowledged_date
        and days_between(sent.sent_date, wanted.acknowledged_date) <= 60

),

best as (

    select
        acknowledgement_number,
        transaction_number,
        level
    from candidates
    where is_same_practice
        or is_sender
        or (is_unassigned and first_practice_id = last_practice_id)
    qualify rank() over (
        partition by acknowledgement_number
        order by is_same_practice desc, is_sender desc, sent_date desc, load_number desc
    ) = 1

),

counted as (

    select
        acknowledgement_number,
        transaction_number,
        level,
        count(*) over (partition by acknowledgement_number) as transaction_count
    from best

),

final as (

    select
        acknowledgement_number,
        transaction_number
    from counted
    where level != 'set'
        or transaction_count = 1

)

select * from final
