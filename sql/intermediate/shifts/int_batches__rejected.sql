-- Grain: one row per practice, hop and day of an answer that rejected a whole batch.
-- Five claims or more: a batch of one or two is a rejected claim.

with

acknowledgements as (

    select * from fct_acknowledgements

),

submissions as (

    select * from fct_submissions

),

batches as (

    select
        practice_id,
        hop,
        acknowledged_date,
        max(submission_count) as batch_count
    from acknowledgements
    where result = 'rejected'
        and level in ('interchange', 'group', 'set', 'batch')
        and submission_count >= 5
        and not is_test
        and not is_duplicate
        and practice_id is not null
    group by practice_id, hop, acknowledged_date

),

sent as (

    select
        batches.practice_id as practice_id,
        batches.hop as hop,
        batches.acknowledged_date as acknowledged_date,
        min(submissions.submitted_date) as submitted_date
    from batches
    inner join submissions
        on batches.practice_id = submissions.practice_id
        and batches.hop = submissions.rejection_hop
        and batches.acknowledged_date = submissions.rejected_date
    where not submissions.is_test
        and not submissions.is_duplicate
    group by batches.practice_id, batches.hop, batches.acknowledged_date

),

usual as (

    select
        practice_id,
        count(*) as submission_count,
        sum(case when is_rejected then 1 else 0 end) as rejected_count
    from submissions
    where outcome != 'unknown'
        and not is_test
        and not is_duplicate
    group by practice_id

),

final as (

    select
        batches.practice_id as practice_id,
        batches.hop as hop,
        batches.acknowledged_date as acknowledged_date,
        coalesce(sent.submitted_date, batches.acknowledged_date) as submitted_date,
        batches.batch_count as batch_count,
        usual.submission_count - batches.batch_count as other_count,
        safe_ratio(
            usual.rejected_count - batches.batch_count,
            usual.submission_count - batches.batch_count
        ) as other_rate
    from batches
    inner join usual
        on batches.practice_id = usual.practice_id
    left join sent
        on batches.practice_id = sent.practice_id
        and batches.hop = sent.hop
        and batches.acknowledged_date = sent.acknowledged_date

)

select * from final
