namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>Rows for the metrics of data quality and of the reconciliation of cash.</summary>
public sealed partial class MetricDefinitionTests
{
    private const string Quality = """
        insert into fct_data_quality
            (quality_key, month_date, check_name, numerator, denominator, amount, total_amount, grade) values
            ('q1', '2025-03-01', 'remits_matched', 1, 4, 50, 1000, 'C'),
            ('q2', '2025-03-01', 'remit_lines_matched', 2, 10, 20, 200, 'D')
        """;

    private const string MoreQuality = """
        insert into fct_data_quality
            (quality_key, month_date, check_name, numerator, denominator, amount, total_amount, grade) values
            ('q3', '2025-03-01', 'reasons_mapped', 1, 40, 12, 900, 'D'),
            ('q4', '2025-03-01', 'adjustments_mapped', 1, 9, 30, 300, 'D'),
            ('q5', '2025-03-01', 'payer_payments_complete', 4, 20, 400, 2000, 'D'),
            ('q6', '2025-03-01', 'payments_delivered_once', 1, 20, 70, 2000, 'B'),
            ('q7', '2025-03-01', 'claims_sent_once', 2, 30, 90, 3000, 'C'),
            ('q8', '2025-03-01', 'lines_priced', 1, 5, 100, 500, 'B')
        """;

    // 80 can be filed, 60 appealed, 25 asked for; 40 and 30 are too late; one is untouched for 31 days, others for 30.
    private const string Work = """
        insert into fct_worklist (work_key, work_kind, expected_amount, is_expired, untouched_days, owner) values
            ('w1', 'rejected', 80, false, 31, 'desk'),
            ('w2', 'denied', 60, false, 30, 'desk'),
            ('w3', 'unanswered', 25, false, 31, null),
            ('w4', 'denied', 40, true, 30, null),
            ('w5', 'rejected', 30, true, 30, null),
            ('w6', 'unbilled', 10, false, 31, 'desk')
        """;

    // Two classes: 12 up and 12 up, each for its own reasons.
    private const string Bridge = """
        insert into fct_cash_bridge
            (bridge_key, month_date, volume_effect, timing_effect, mix_effect, rate_effect, taken_back_effect, late_effect, change_amount) values
            ('b1', '2025-04-01', 10, 4, -4, 12, -10, 0, 12),
            ('b2', '2025-04-01', 0, 6, -6, 0, 5, 7, 12)
        """;

    // Two classes of one month, the month after, one of the second quarter, and an older forecast, which the period does not show.
    private const string Forecast = """
        insert into fct_cash_forecast
            (forecast_key, snapshot_date, period_kind, period_number, forecast_amount, charged_forecast_amount, low_amount, high_amount, received_amount) values
            ('f1', '2025-06-29', 'month', 1, 25, 25, 21.80, 28.20, 40),
            ('f2', '2025-06-29', 'month', 1, 12, 12, 10.46, 13.54, 0),
            ('f3', '2025-06-29', 'month', 2, 30, 8, 26.15, 33.85, 11),
            ('f4', '2025-06-29', 'month', 4, 20, 0, 17.44, 22.56, 0),
            ('f5', '2025-05-31', 'month', 1, 900, 900, 800, 1000, 900),
            ('f6', '2025-06-29', 'week', 1, 70, 70, 52.06, 87.94, 0),
            ('f7', '2025-06-29', 'week', 5, 60, 55, 44.62, 75.38, 0)
        """;

    // 200 of which 180 will be paid on, 300 of which 60.
    private const string Inventory = """
        insert into fct_forecast_inventory (inventory_key, open_count, open_amount, paid_on_amount, expected_amount) values
            ('i1', 2, 200, 180, 60),
            ('i2', 3, 300, 60, 30)
        """;

    // Months: 110, 95 and 7 forecast, where 100, 100 and nothing came. Weeks: 60 and 50, where 50 and 50 came.
    private const string PooledShifts = """
        insert into fct_pooled_shifts (shift_key, practice_id, shift_kind, own_noticed_date, own_affected_amount) values
            ('s1', 'north', 'turnaround', '2025-06-29', 120),
            ('s2', 'south', 'turnaround', null, 30),
            ('s3', 'east', 'turnaround', null, 50),
            ('s4', 'north', 'denial_rate', null, 415)
        """;

    private const string Shifts = """
        insert into fct_payer_shifts (shift_key, shift_kind) values ('s1', 'turnaround'), ('s2', 'batch_rejected')
        """;

    private const string Backtest = """
        insert into fct_forecast_backtest
            (backtest_key, period_kind, forecast_amount, actual_amount, error_amount, absolute_error_ratio, is_in_band) values
            ('b1', 'month', 110, 100, 10, 0.1, true),
            ('b2', 'month', 95, 100, -5, 0.05, false),
            ('b3', 'month', 7, 0, 7, null, null),
            ('b4', 'week', 60, 50, 10, 0.2, false),
            ('b5', 'week', 50, 50, 0, 0, true)
        """;

    // Salaries of 4,000 and 5 % of 20,000 collected; another month's 9,000 stand against no costs.
    private const string Costs = """
        insert into fct_collection_costs (item_key, month_date, item, cost_amount, payment_amount, is_costed) values
            ('c1', '2025-03-01', 'salaries', 4000, 0, true),
            ('c2', '2025-03-01', 'vendor_fee', 1000, 0, true),
            ('c3', '2025-03-01', 'payments', 0, 20000, true),
            ('c4', '2025-02-01', 'payments', 0, 9000, false)
        """;

    // 100 agrees; 200 was posted 10 too high and deposited 15 short; 50 is posted nowhere; 30 lies outside both; a posting
    // of 5 and a deposit of 75 that nobody announced; patients' money of 40.
    private const string Reconciliation = """
        insert into fct_payment_reconciliation
            (reconciliation_key, kind, cash_date, payment_amount, posted_amount, deposit_amount, posted_difference,
            deposited_difference, posting_status, deposit_status) values
            ('p1', 'payment', '2025-03-03', 100, 100, 100, 0, 0, 'agrees', 'agrees'),
            ('p2', 'payment', '2025-03-04', 200, 210, 185, 10, -15, 'differs', 'differs'),
            ('p3', 'payment', '2025-03-05', 50, null, 50, -50, 0, 'missing', 'agrees'),
            ('p4', 'payment', '2025-06-28', 30, null, null, null, null, 'not_compared', 'not_compared'),
            ('p5', 'posting', '2025-03-06', null, 5, null, 5, null, 'no_remit', 'not_compared'),
            ('p6', 'deposit', '2025-03-07', null, null, 75, null, 75, 'not_compared', 'no_remit'),
            ('p7', 'deposit', '2025-03-08', null, null, 40, null, 40, 'not_compared', 'other_money')
        """;

    [Fact]
    public void DataChecks_MetricsTheyMakeUseless_AreOfTheCatalog()
    {
        var named = File.ReadLines(MetricFixture.RepoFile("sql/seeds/seed_data_check_metrics.csv")).Skip(1)
            .Select(line => line.Split(',')).ToList();
        var checks = File.ReadLines(MetricFixture.RepoFile("sql/seeds/seed_data_checks.csv")).Skip(1)
            .Select(line => line.Split(',')[0]);

        named.Select(row => row[1]).Except(MetricFixture.Catalog.List().Select(metric => metric.Name)).ShouldBeEmpty();
        named.Select(row => row[0]).Distinct().ShouldBe(checks, ignoreOrder: true);
    }
}
