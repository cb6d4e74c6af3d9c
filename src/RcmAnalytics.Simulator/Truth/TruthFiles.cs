using System.Text;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>What happened by metric, month, practice and payer: a file for each family of metrics.</summary>
internal static class TruthFiles
{
    private const string Header = "metric,month,practice_id,payer_id,numerator,denominator,value\n";

    private static readonly string[] Lags =
    [
        "charge_lag", "submission_lag", "acknowledgement_lag", "payer_turnaround", "payment_turnaround", "posting_lag", "service_to_cash",
    ];

    private static readonly string[] Backwards =
    [
        "charge_dates_backwards", "submission_dates_backwards", "acknowledgement_dates_backwards", "turnaround_dates_backwards",
        "payment_dates_backwards", "cash_dates_backwards", "posting_dates_backwards",
    ];

    // The other metrics are amounts.
    private static readonly HashSet<string> Counts =
    [
        "claims_adjudicated", "denied_claims", "denied_lines", "claims_submitted", "remits", "initial_denial_rate", "full_denial_rate",
        "first_pass_resolution_rate", "adjudicated_share", "clean_claim_rate", "rejection_rate", "submission_outcome_rate",
        "denial_overturn_rate", "remit_match_rate", "underpayment_rate", "underpaid_services", "evaluated_services",
        "evaluable_coverage",
        "partial_denial_rate", "duplicate_denial_rate", "adjudicated_lines", "line_denial_rate", "denial_worked_rate",
        "denial_worked_within_30_days_rate", "eligibility_check_rate", "eligibility_denials", "eligibility_denial_rate",
        "unchecked_eligibility_denials", "unchecked_eligibility_denial_share", "authorization_denials",
        "authorization_denials_without_number_share",
        "rejected_submissions", "unacknowledged_submissions", "unbalanced_remits", "unbalanced_claims", "claims_awaiting_answer",
        .. Lags.Select(lag => $"{lag}_over_limit_rate"), .. Backwards,
    ];

    private static readonly (string Family, string[] Metrics)[] Families =
    [
        ("claims",
        [
            "adjudicated_charges", "adjudicated_share", "claims_adjudicated", "contractual_adjustment_rate", "first_pass_resolution_rate",
            "net_collection_rate", "patient_responsibility_share", "payment_per_claim",
        ]),
        ("denials",
        [
            "denial_overturn_rate", "denied_amount", "denied_claims", "denied_lines", "full_denial_rate", "initial_denial_rate",
            "initial_denial_rate_dollars", "preventable_denial_share", "partial_denial_rate", "duplicate_denial_rate",
            "adjudicated_lines", "line_denial_rate", "denial_worked_rate", "denial_worked_within_30_days_rate",
            "denial_first_action_median_days", "denial_first_action_p90_days", "denial_rework_cost",
        ]),
        ("front_end",
        [
            "eligibility_check_rate", "eligibility_denials", "eligibility_denial_rate", "unchecked_eligibility_denials",
            "unchecked_eligibility_denial_share", "authorization_denials", "authorization_denials_without_number_share",
        ]),
        ("submissions",
        [
            "claims_submitted", "clean_claim_rate", "rejected_submissions",
            "rejection_rate", "submission_outcome_rate", "unacknowledged_submissions",
        ]),
        ("lags",
        [
            .. Lags.SelectMany(lag => new[] { $"{lag}_median_days", $"{lag}_p75_days", $"{lag}_p90_days", $"{lag}_over_limit_rate" }),
            .. Backwards, "payer_turnaround_km_median_days", "claims_awaiting_answer",
        ]),
        ("ledger", ["charges", "gross_collection_rate", "insurance_payments", "payer_mix_charges", "payer_mix_payments", "payments"]),
        ("receivables", ["ar_over_120_rate", "ar_over_90_rate", "credit_balance", "days_in_ar", "days_in_ar_net_of_credits", "open_ar", "payer_mix_ar"]),
        ("remittances", ["net_takeback_amount", "remit_match_rate", "remits", "takeback_age_median_days", "takeback_amount", "takeback_in_cash", "unbalanced_claims", "unbalanced_remits"]),
        ("underpayments",
        [
            "evaluable_coverage", "evaluated_services", "overpaid_amount", "underpaid_amount", "underpaid_services", "underpaid_share", "underpayment_rate",
            "underpayment_variance",
        ]),
    ];

    /// <summary>The payer's share of all payers.</summary>
    private static readonly Dictionary<string, string> Mixes = new()
    {
        ["charges"] = "payer_mix_charges",
        ["payments"] = "payer_mix_payments",
        ["open_ar"] = "payer_mix_ar",
    };

    private static readonly Dictionary<string, string> FamilyOf =
        Families.SelectMany(family => family.Metrics.Select(metric => (metric, family.Family))).ToDictionary();

    private static readonly (string Metric, string Days, double Share)[] OtherDays =
    [
        ("takeback_age_median_days", "takeback_age", 0.5),
        ("denial_first_action_median_days", "denial_first_action", 0.5), ("denial_first_action_p90_days", "denial_first_action", 0.9),
    ];

    private static readonly (string Name, double Share)[] Quantiles = [("median", 0.5), ("p75", 0.75), ("p90", 0.9)];

    public static IEnumerable<SimulatedFile> Metrics(Tally tally, IReadOnlyList<Practice> practices)
    {
        var texts = Families.ToDictionary(
            family => family.Family, _ => new StringBuilder(Header));
        foreach (var (cell, metric, figures) in Rows(tally))
        {
            texts[FamilyOf[metric]].Append($"{metric},{cell.Month.Iso()},{practices[cell.Practice].Npi},{cell.Payer},{figures}\n");
        }

        return Families.Select(family => new SimulatedFile($"truth/{family.Family}.csv", texts[family.Family].ToString()));
    }

    /// <summary>The same of the practices' own books, which tell more than claims and remits.</summary>
    public static SimulatedFile Books(Tally tally, IReadOnlyList<Practice> practices)
    {
        var text = new StringBuilder(Header);
        foreach (var (cell, metric, figures) in Rows(tally))
        {
            text.Append($"{metric},{cell.Month.Iso()},{practices[cell.Practice].Npi},{cell.Payer},{figures}\n");
        }

        return new SimulatedFile("truth/books.csv", text.ToString());
    }

    private static IEnumerable<(Tally.Cell Cell, string Metric, string Figures)> Rows(Tally tally)
    {
        var wholes = tally.Sums.Where(sum => Mixes.ContainsKey(sum.Cell.Metric))
            .GroupBy(sum => (sum.Cell.Metric, sum.Cell.Month, sum.Cell.Practice))
            .ToDictionary(group => group.Key, group => group.Sum(sum => sum.Numerator));
        foreach (var (cell, numerator, denominator) in tally.Sums)
        {
            string Figure(long amount) => Counts.Contains(cell.Metric) ? $"{amount}" : Money.Full(amount);
            // Charges a day are kept a hundred times finer.
            var below = cell.Metric.StartsWith("days_in_ar", StringComparison.Ordinal) ? $"{denominator / 10_000m:0.####}" : Figure(denominator);
            yield return (cell, cell.Metric, $"{Figure(numerator)},{below},");
            if (cell.Metric is "net_collection_rate" or "adjudicated_share")
            {
                yield return (cell, "payment_per_claim", cell.Metric == "adjudicated_share" ? $"0.00,{numerator}," : $"{Figure(numerator)},0,");
            }

            if (numerator != 0 && Mixes.TryGetValue(cell.Metric, out var mix))
            {
                yield return (cell, mix, $"{Figure(numerator)},{Figure(wholes[(cell.Metric, cell.Month, cell.Practice)])},");
            }

            if (cell.Metric is "payments" or "charges")
            {
                yield return (cell, "gross_collection_rate", cell.Metric == "payments" ? $"{Figure(numerator)},0.00," : $"0.00,{Figure(numerator)},");
            }
        }

        foreach (var (cell, metric, value) in Days(tally))
        {
            yield return (cell, metric, $",,{value:0.####}");
        }
    }

    private static IEnumerable<(Tally.Cell Cell, string Metric, double Value)> Days(Tally tally)
    {
        foreach (var lag in Lags)
        {
            foreach (var (name, share) in Quantiles)
            {
                foreach (var (cell, value) in tally.Quantiles(lag, share))
                {
                    yield return (cell, $"{lag}_{name}_days", value);
                }
            }
        }

        foreach (var (metric, days, share) in OtherDays)
        {
            foreach (var (cell, value) in tally.Quantiles(days, share))
            {
                yield return (cell, metric, value);
            }
        }

        foreach (var (cell, value) in tally.SurvivalMedians("payer_turnaround", "payer_turnaround_open"))
        {
            yield return (cell, "payer_turnaround_km_median_days", value);
        }
    }
}
