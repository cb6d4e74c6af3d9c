using RcmAnalytics.Metrics;

namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>A figure lists exactly the rows it counted.</summary>
public sealed class MetricRowsTests
{
    private static readonly string Rows = string.Join(";\n", MarketOf(
        ("fct_submissions", "submission_key, submitted_date, service_from_date, service_to_date, is_first_submission, is_test, outcome, is_accepted_first_time, is_rejected, rejection_hop, rejection_code, acknowledged_date, payer_acknowledged_date, outcome_date",
            "day, day, case when n % 11 = 0 then add_days(day, 1) else day end, n % 4 != 0, n % 7 = 0, case when n % 5 = 0 then 'rejected' when n % 6 = 0 then 'unknown' else 'accepted' end, case when n % 6 = 0 then null else n % 5 != 0 end, n % 5 = 0, case when n % 5 = 0 then 'payer' end, case when n % 5 = 0 then 'A3:21' end, case when n % 6 = 0 then null else day end, case when n % 6 = 0 then null else add_days(day, n % 4 - 1) end, case when n % 6 = 0 then null else day end"),
        ("fct_claims", "claim_key, service_from_date, first_submitted_date, last_submitted_date, first_adjudicated_date, last_adjudicated_date, is_adjudicated, is_primary, is_denied_first_pass, is_denied_full_first_pass, is_duplicate_denial, first_allowed_amount, allowed_amount, reason_code, group_code, denial_category, days_to_first_adjudication, clock_start_date, first_payment_date, days_to_first_payment, days_to_cash, answer_due_date, is_answer_due, is_awaiting_answer, is_turnaround_backwards, is_payment_backwards, is_cash_backwards",
            "day, day, day, case when n % 9 = 0 then null else day end, case when n % 9 = 0 then null else add_days(day, n % 2) end, n % 9 != 0, n % 8 != 0, n % 3 = 0 and n % 9 != 0, n % 6 = 0 and n % 9 != 0, n % 12 = 0, n % 5, n % 5 + n % 2, case when n % 3 = 0 then '197' end, case when n % 3 = 0 then 'CO' end, case when n % 3 = 0 then case when n % 4 = 0 then 'eligibility' when n % 4 = 1 then 'registration' else 'authorization' end end, n, add_days(day, 0 - n), day, case when n % 9 != 0 then n + 1 end, case when n % 9 != 0 then n + 2 end, add_days(day, 30 - n), n > 20, n % 9 = 0, n % 7 = 0, n % 6 = 0, n % 5 = 0"),
        ("fct_denials", "denial_key, denied_date, service_from_date, denied_amount, reason_code, is_duplicate_denial, first_action_date, days_to_first_action, decided_date, overturned_amount, resolution, resolved_date, days_to_resolution",
            "day, day, n, case when n % 2 = 0 then '197' else '16' end, n % 5 = 0, case when n % 3 != 0 then add_days(day, n % 20) end, case when n % 3 != 0 then n % 20 end, case when n % 4 != 0 then add_days(day, n % 30) end, n % 7, case n % 4 when 0 then 'open' when 1 then 'overturned' when 2 then 'written_off' else 'upheld' end, case when n % 4 != 0 then add_days(day, n % 30) end, case when n % 4 != 0 then n % 30 end"),
        ("fct_adjudicated_lines", "line_key, adjudicated_date, service_from_date, expected_allowed_amount, allowed_amount, denied_amount, payer_sequence, is_informational",
            "day, day, n + 1, n, n % 5, case when n % 9 = 0 then 2 else 1 end, n % 7 = 0"),
        ("fct_denial_write_offs", "transaction_key, posted_date, denied_date, service_from_date, reason_code, write_off_class, written_off_amount",
            "day, day, day, case when n % 2 = 0 then '197' else '16' end, case when n % 3 = 0 then 'contractual' else 'write_off' end, n"),
        ("fct_worklist", "work_key, as_of_date, due_date, work_kind, is_expired, untouched_days, owner, expected_amount",
            "day, day, case n % 3 when 0 then 'rejected' when 1 then 'denied' else 'unanswered' end, n % 5 = 0, n * 3, case when n % 2 = 0 then 'desk' end, n"),
        ("fct_pooled_shifts", "shift_key, noticed_date, shift_date, own_noticed_date, own_affected_amount", "day, day, case when n % 3 = 0 then day end, n % 6"),
        ("fct_payer_shifts", "shift_key, shift_date", "day"),
        ("fct_cash_bridge", "bridge_key, month_date, previous_cash_amount, volume_effect, timing_effect, mix_effect, rate_effect, taken_back_effect, late_effect, cash_amount, change_amount",
            "month_start(day), n, n % 3, n % 4, n % 5, n % 6, 0 - n % 2, n % 7, n + 5, 5"),
        ("fct_collection_costs", "item_key, month_date, item, item_label, cost_amount, payment_amount, is_costed",
            "month_start(day), case n % 2 when 0 then 'salaries' else 'payments' end, 'x', case n % 2 when 0 then n else 0 end, case n % 2 when 0 then 0 else n end, n % 3 != 0"),
        ("fct_cash_forecast", "forecast_key, snapshot_date, period_kind, period_number, forecast_amount, charged_forecast_amount, low_amount, high_amount, received_amount",
            "month_end(day), case n % 2 when 0 then case n % 4 when 0 then 'month' else 'week' end else case n % 3 when 0 then 'month' else 'week' end end, 1 + n % 5, n + 3, n + 2, n + 1, n + 4, n % 7"),
        ("fct_forecast_inventory", "inventory_key, snapshot_date, open_count, open_amount, paid_on_amount, expected_amount", "month_end(day), n % 4, n + 3, n + 1, n + 2"),
        ("fct_forecast_backtest", "backtest_key, period_kind, period_end_date, forecast_amount, actual_amount, error_amount, absolute_error_ratio, is_in_band",
            "case n % 4 when 0 then 'month' when 1 then 'month' else 'week' end, day, n + 5, n % 9, n + 5 - n % 9, n % 9 * 0.25, case n % 5 when 0 then null when 1 then false else true end"),
        ("fct_data_quality", "quality_key, month_date, check_name, numerator, denominator, amount, total_amount",
            "month_start(day), case (n // 2) % 8 when 0 then 'remits_matched' when 1 then 'remit_lines_matched' when 2 then 'reasons_mapped' when 3 then 'adjustments_mapped' when 4 then 'payer_payments_complete' when 5 then 'payments_delivered_once' when 6 then 'claims_sent_once' else 'lines_priced' end, n % 4, 10, n, n * 3"),
        ("fct_payment_reconciliation", "reconciliation_key, payment_date, posted_date, deposit_date, cash_date, payment_amount, posted_amount, deposit_amount, posted_difference, deposited_difference, posting_status, deposit_status",
            "day, day, day, day, n, n, n, 0 - n % 5, 0 - n % 6, case (n // 2) % 4 when 0 then 'agrees' when 1 then 'missing' when 2 then 'differs' else 'not_compared' end, case (n // 2) % 4 when 0 then 'missing' when 1 then 'agrees' when 2 then 'no_remit' else 'differs' end"),
        ("fct_ledger", "ledger_key, posted_date, service_from_date, transaction_type, responsibility, amount, charge_amount, payment_amount, adjustment_amount",
            "day, day, case n % 8 when 0 then 'payment' when 1 then 'patient_payment' when 2 then 'refund' when 3 then 'contractual' when 4 then 'write_off' when 5 then 'bad_debt' when 6 then 'patient_transfer' else 'charge' end, case when n % 8 in (1, 2, 6) then 'patient' else 'insurance' end, n, n, n, n"),
        ("fct_ar_snapshots", "account_key, snapshot_date, responsibility, open_amount, debit_amount, credit_amount, age_days", "month_end(day), case n % 5 when 0 then 'unapplied' when 1 then 'patient' else 'insurance' end, n, n, n % 4, n * 3"),
        ("fct_ar_rolls", "roll_key, snapshot_date, open_amount, rolled_amount, paid_amount, adjusted_amount", "month_end(day), n + 3, n, 1, 2"),
        ("fct_credit_balances", "credit_key, credit_since_date, credit_amount, is_federal, days_left", "day, n, n % 3 = 0, 30 - n"),
        ("fct_patient_shares", "account_key, assigned_date, service_from_date, age_days, assigned_amount, paid_30_amount, paid_60_amount, paid_90_amount, paid_120_amount, paid_180_amount",
            "day, day, n * 3, n + 9, n % 5, n % 6, n % 7, n % 8, n % 9"),
        ("fct_underpayments", "line_key, adjudicated_date, service_from_date, is_underpaid, underpaid_amount, variance_amount, overpaid_amount, expected_amount, charge_shortfall_amount", "day, day, n % 4 = 0, n, 0 - n, n % 3, n + 1, n % 5"),
        ("fct_below_usual", "line_key, adjudicated_date, service_from_date, is_below_usual, below_usual_amount", "day, day, n % 4 = 0, n % 5"),
        ("fct_underpayment_recoveries", "line_key, adjudicated_date, service_from_date, identified_amount, recovered_amount", "day, day, n, n % 3"),
        ("fct_adjudications", "adjudication_key, payment_date, adjudicated_date, paid_amount, is_matched, is_balanced, is_reversal, is_duplicate", "day, day, n, n % 3 != 0, n % 4 != 0, n % 5 = 0, n % 11 = 0"),
        ("fct_charge_entries", "entry_key, service_to_date, entered_date, days_to_entry, is_entry_backwards", "day, add_days(day, n % 8), n % 8, n % 7 = 0"),
        ("fct_insurance_postings", "adjudication_key, service_from_date, payment_date, posted_date, days_to_posting, is_posting_backwards", "day, day, add_days(day, n % 8), n % 8, n % 7 = 0"),
        ("fct_completion", "completion_key, family, cohort_date, usual_count, complete_share, complete_count", "case n % 3 when 0 then 'charge_entry' when 1 then 'submission' else 'posting' end, day, n, 0.5, n / 2"),
        ("fct_takebacks", "adjudication_key, payment_date, taken_back_amount, net_taken_back_amount, age_days", "day, n + 5, n, n"),
        ("fct_payments", "payment_key, payment_date, is_balanced, is_duplicate, recouped_amount", "day, n % 3 != 0, n % 5 = 0, n % 4")));

    public static TheoryData<string> Metrics { get; } = [.. MetricFixture.Catalog.List().Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Metrics))]
    public async Task Rows_OfEveryCell_CountAndAddUpToTheFigure(string metric)
    {
        await using var marts = await MetricFixture.WithAsync(Rows, asOf: "2025-03-31");
        var summary = MetricFixture.Catalog.Describe(metric);
        string[] by = summary.Dimensions.Contains("reason") ? ["payer", "reason"]
            : summary.Dimensions.Contains("payer") ? ["payer"] : ["practice"];
        var figure = new MetricRequest
        {
            Metrics = [metric],
            By = by,
            Grain = MetricGrain.Month,
            PracticeScope = ["north"],
        };

        var result = await marts.ReadAsync(figure);

        result.Rows.ShouldNotBeEmpty();
        foreach (var row in result.Rows)
        {
            foreach (var part in summary.IsRatio ? Enum.GetValues<MetricPart>() : [MetricPart.Numerator])
            {
                var page = await marts.PageAsync(new MetricRowsRequest
                {
                    Figure = figure,
                    Metric = metric,
                    Part = part,
                    Period = row.Period,
                    Keys = [.. row.Dimensions.Select(value => value.Key)],
                    Limit = 1000,
                });
                var figures = page.Table.Rows.Select(values => Convert.ToDecimal(values[1])).ToList();
                var cell = row.Cells[0];
                var shown = summary.IsRatio
                    ? part == MetricPart.Numerator ? cell.Numerator : cell.Denominator
                    : cell.Value;

                if (metric == "payer_turnaround_km_median_days")
                {
                    // Open claims are among them: days alone do not make the figure (OpenClaimsTests).
                    figures.Count.ShouldBeGreaterThan(20);
                    continue;
                }

                Expected(metric, part, figures).ShouldBe(shown ?? 0, tolerance: 0.000001m);
            }
        }
    }

    [Fact]
    public async Task Rows_SeveralPages_AreEveryRowOnce()
    {
        await using var marts = await MetricFixture.WithAsync(Rows, asOf: "2025-03-31");
        var request = new MetricRowsRequest
        {
            Figure = new MetricRequest { Metrics = ["charges"] },
            Metric = "charges",
            Limit = 2,
        };
        var all = await marts.RowsAsync(request with { Limit = 1000 });

        List<string> paged = [];
        string? after = null;
        do
        {
            var page = await marts.PageAsync(request with { After = after });
            paged.AddRange(page.Table.Rows.Select(row => (string)row[0]!));
            after = page.Next;
        }
        while (after is not null);

        paged.ShouldBe(all);
        all.Count.ShouldBe(11);
    }

    [Fact]
    public async Task Rows_FigureOfAYoungMonth_CarryTheirFileAndPlace()
    {
        await using var marts = await MetricFixture.WithAsync(Rows, asOf: "2025-03-31");

        var page = await marts.PageAsync(new MetricRowsRequest
        {
            Figure = new MetricRequest { Metrics = ["denied_amount"], By = ["payer"] },
            Metric = "denied_amount",
            Keys = ["P2"],
        });

        page.Table.Columns.Take(2).ShouldBe(["row_key", "counted_value"]);
        page.Table.Columns.ShouldContain("load_id");
        page.Table.Columns.ShouldContain("source_offset");
        page.Table.Columns.ShouldBeUnique();
    }

    [Fact]
    public async Task Rows_DenominatorOfNoRatio_IsRefused()
    {
        await using var marts = await MetricFixture.WithAsync("select 1");

        await Should.ThrowAsync<MetricException>(() => marts.PageAsync(new MetricRowsRequest
        {
            Figure = new MetricRequest { Metrics = ["charges"] },
            Metric = "charges",
            Part = MetricPart.Denominator,
        }));
    }

    /// <summary>What the listed values make: their sum, their middle, or a sum for each day of charges.</summary>
    private static decimal Expected(string metric, MetricPart part, List<decimal> values)
    {
        if (metric.StartsWith("days_in_ar", StringComparison.Ordinal) && part == MetricPart.Denominator)
        {
            return values.Sum() / WindowDays;
        }

        var ordered = values.Order().ToList();
        return metric switch
        {
            _ when metric.EndsWith("_median_days", StringComparison.Ordinal) => Quantile(ordered, 0.5m),
            _ when metric.EndsWith("_p75_days", StringComparison.Ordinal) => Quantile(ordered, 0.75m),
            _ when metric.EndsWith("_p90_days", StringComparison.Ordinal) => Quantile(ordered, 0.9m),
            _ => values.Sum(),
        };
    }

    private static decimal Quantile(List<decimal> ordered, decimal share)
    {
        var at = share * (ordered.Count - 1);
        var low = (int)at;
        var high = Math.Min(low + 1, ordered.Count - 1);
        return ordered[low] + ((ordered[high] - ordered[low]) * (at - low));
    }

    /// <summary>All rows lie in March, whose charges begin on the 1st.</summary>
    private const decimal WindowDays = 31;

    private static (string Column, string Value) PayerOf(string table) =>
        table == "fct_completion" ? ("payer_class", "'commercial'") : ("payer_id", "case when n % 2 = 0 then 'P1' else 'P2' end");

    /// <summary>Ninety rows a table, over March, two payers and two practices.</summary>
    private static IEnumerable<string> MarketOf(params (string Table, string Columns, string Values)[] tables) =>
        tables.Select(table => $"""
            insert into {table.Table} (practice_id, {PayerOf(table.Table).Column}, {table.Columns})
            select
                case when n % 10 = 0 then 'south' else 'north' end,
                {PayerOf(table.Table).Value},
                lpad(cast(n as varchar), 3, '0'),
                {table.Values}
            from (select number as n, add_days(cast('2025-03-01' as date), number % 31) as day from range(90) as numbers (number))
            """);
}
