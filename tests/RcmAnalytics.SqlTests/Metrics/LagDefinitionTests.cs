using RcmAnalytics.Metrics;

namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>Each lag over a handful of rows, against figures worked out by hand.</summary>
public sealed class LagDefinitionTests
{
    // Sent 3, 5 and 10 days after the service, and one four days before it; payers answer after 1, 2 and 6 days, once a day
    // before the sending, once never. A second payer's claim and a resubmission wait for others.
    private const string Submissions = """
        insert into fct_submissions
            (submission_key, service_to_date, submitted_date, payer_acknowledged_date, is_first_submission, payer_sequence,
            is_test) values
            ('s1', '2025-03-01', '2025-03-04', '2025-03-05', true, 1, false),
            ('s2', '2025-03-01', '2025-03-06', '2025-03-08', true, 1, false),
            ('s3', '2025-03-01', '2025-03-11', '2025-03-17', true, 1, false),
            ('s4', '2025-03-09', '2025-03-05', '2025-03-04', true, 1, false),
            ('s5', '2025-03-01', '2025-03-30', null, true, 2, false),
            ('s6', '2025-03-01', '2025-03-30', null, false, 1, false),
            ('s7', '2025-03-01', '2025-03-30', '2025-03-30', true, 1, true)
        """;

    // Answered after 10, 20 and 35 days and one dated before the sending; one waits past its limit of 30 days, one within
    // it. Paid after 12 and 35 days; the denial of 20 days never.
    private const string Claims = """
        insert into fct_claims
            (claim_key, is_primary, is_adjudicated, service_from_date, first_submitted_date, clock_start_date,
            first_adjudicated_date, days_to_first_adjudication, days_to_first_payment, days_to_cash, answer_due_date,
            is_answer_due, is_awaiting_answer, is_turnaround_backwards, is_payment_backwards, is_cash_backwards) values
            ('paid', true, true, '2025-03-01', '2025-03-05', '2025-03-06', '2025-03-16', 10, 12, 17, '2025-04-05',
                true, false, false, false, false),
            ('denied', true, true, '2025-03-01', '2025-03-05', '2025-03-06', '2025-03-26', 20, null, null, '2025-04-05',
                true, false, false, false, false),
            ('late', true, true, '2025-03-01', '2025-03-05', '2025-03-06', '2025-04-10', 35, 35, 50, '2025-04-05',
                true, false, false, false, false),
            ('backwards', true, true, '2025-03-01', '2025-03-05', null, '2025-03-02', null, null, null, null,
                false, false, true, true, true),
            ('waiting', true, false, '2025-03-01', '2025-03-05', '2025-03-06', null, null, null, null, '2025-04-05',
                true, true, false, false, false),
            ('young', true, false, '2025-06-01', '2025-06-14', '2025-06-15', null, null, null, null, '2025-07-15',
                false, true, false, false, false),
            ('secondary', false, true, '2025-03-01', '2025-03-05', '2025-03-06', '2025-06-06', 92, 92, 97, '2025-04-05',
                true, false, false, false, false)
        """;

    // Two days that bring 10 each: the older is complete, of the younger 40 % are known. A day without a curve is in neither.
    private const string Completion = """
        insert into fct_completion (family, completion_key, cohort_date, usual_count, complete_share, complete_count)
        select family, family || day, '2025-03-0' || day, 10, share, 10 * share
        from (values ('charge_entry'), ('submission'), ('posting')) as families (family)
        cross join (values (1, 1), (2, 0.4), (3, null)) as days (day, share)
        """;

    private const string Charges = """
        insert into fct_charge_entries (entry_key, service_to_date, entered_date, days_to_entry, is_entry_backwards) values
            ('e1', '2025-03-01', '2025-03-02', 1, false),
            ('e2', '2025-03-01', '2025-03-04', 3, false),
            ('e3', '2025-03-01', '2025-03-09', 8, false),
            ('e4', '2025-03-01', '2025-02-28', null, true),
            ('e5', '2025-03-01', null, null, false);
        """ + Completion;

    private const string Postings = """
        insert into fct_insurance_postings (adjudication_key, payment_date, posted_date, days_to_posting, is_posting_backwards) values
            ('p1', '2025-03-03', '2025-03-04', 1, false),
            ('p2', '2025-03-03', '2025-03-05', 2, false),
            ('p3', '2025-03-03', '2025-03-09', 6, false),
            ('p4', '2025-03-03', '2025-03-01', null, true),
            ('p5', '2025-03-03', null, null, false);
        """ + Completion;

    [Theory]
    // 3, 5, 10: p75 lies halfway between 5 and 10, p90 four fifths of the way. One of three is above 7.
    [InlineData(Submissions, "submission_lag_median_days", "5")]
    [InlineData(Submissions, "submission_lag_p75_days", "7.5")]
    [InlineData(Submissions, "submission_lag_p90_days", "9")]
    [InlineData(Submissions, "submission_lag_over_limit_rate", "0.333333333333333,1,3")]
    [InlineData(Submissions, "submission_dates_backwards", "1")]
    // 1, 2, 6, of three answers in order; one above 5. All first submissions have an outcome.
    [InlineData(Submissions, "acknowledgement_lag_median_days", "2,1")]
    [InlineData(Submissions, "acknowledgement_lag_p75_days", "4,1")]
    [InlineData(Submissions, "acknowledgement_lag_p90_days", "5.2,1")]
    [InlineData(Submissions, "acknowledgement_lag_over_limit_rate", "0.333333333333333,1,3,1")]
    [InlineData(Submissions, "acknowledgement_dates_backwards", "1,1")]
    // 10, 20, 35; 4 of 6 first payers' claims are answered.
    [InlineData(Claims, "payer_turnaround_median_days", "20,0.666666666666667")]
    [InlineData(Claims, "payer_turnaround_p75_days", "27.5,0.666666666666667")]
    [InlineData(Claims, "payer_turnaround_p90_days", "32,0.666666666666667")]
    // 10, 15 open, 20, 35, 116 open: 4/5, then of three at risk 2/3 = 8/15, then of two 1/2 = 4/15. Half is passed at 35.
    [InlineData(Claims, "payer_turnaround_km_median_days", "35,0.666666666666667")]
    [InlineData(Claims, "claims_awaiting_answer", "2")]
    // The limit of four has run out: 35 days and the open one are late.
    [InlineData(Claims, "payer_turnaround_over_limit_rate", "0.5,2,4")]
    [InlineData(Claims, "turnaround_dates_backwards", "1,0.666666666666667")]
    // 12 and 35.
    [InlineData(Claims, "payment_turnaround_median_days", "23.5,0.666666666666667")]
    [InlineData(Claims, "payment_turnaround_p75_days", "29.25,0.666666666666667")]
    [InlineData(Claims, "payment_turnaround_p90_days", "32.7,0.666666666666667")]
    // 35 days and the open one, of these and the 12 days.
    [InlineData(Claims, "payment_turnaround_over_limit_rate", "0.666666666666667,2,3")]
    [InlineData(Claims, "payment_dates_backwards", "1,0.666666666666667")]
    // 17 and 50.
    [InlineData(Claims, "service_to_cash_median_days", "33.5,0.666666666666667")]
    [InlineData(Claims, "service_to_cash_p75_days", "41.75,0.666666666666667")]
    [InlineData(Claims, "service_to_cash_p90_days", "46.7,0.666666666666667")]
    [InlineData(Claims, "service_to_cash_over_limit_rate", "0.5,1,2,0.666666666666667")]
    [InlineData(Claims, "cash_dates_backwards", "1,0.666666666666667")]
    // 1, 3, 8; one above 5.
    [InlineData(Charges, "charge_lag_median_days", "3,0.7")]
    [InlineData(Charges, "charge_lag_p75_days", "5.5,0.7")]
    [InlineData(Charges, "charge_lag_p90_days", "7,0.7")]
    [InlineData(Charges, "charge_lag_over_limit_rate", "0.333333333333333,1,3,0.7")]
    [InlineData(Charges, "charge_dates_backwards", "1,0.7")]
    // 1, 2, 6; one above 4.
    [InlineData(Postings, "posting_lag_median_days", "2,0.7")]
    [InlineData(Postings, "posting_lag_p75_days", "4,0.7")]
    [InlineData(Postings, "posting_lag_p90_days", "5.2,0.7")]
    [InlineData(Postings, "posting_lag_over_limit_rate", "0.333333333333333,1,3,0.7")]
    [InlineData(Postings, "posting_dates_backwards", "1,0.7")]
    // 1 and 0.4 of 10 each.
    [InlineData(Completion, "charge_entry_completeness", "0.7,14,20")]
    [InlineData(Completion, "submission_completeness", "0.7,14,20")]
    [InlineData(Completion, "posting_completeness", "0.7,14,20")]
    public async Task Metric_HandfulOfRows_IsTheFigureWorkedOutByHand(string rows, string metric, string expected)
    {
        await using var marts = await MetricFixture.WithAsync(rows, asOf: "2025-06-30");

        var lines = await marts.LinesAsync(new MetricRequest { Metrics = [metric] });

        lines.ShouldBe([expected]);
    }
}
