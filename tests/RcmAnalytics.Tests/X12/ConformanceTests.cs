using System.Globalization;
using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.X12;

/// <summary>
/// Counts and totals of third-party files against totals computed from their bare segments. The files are not ours to
/// ship: where they are absent the tests are skipped and say so.
/// </summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private const string Absent = "The third-party sample files are not here (RCM_CONFORMANCE_DIR).";

    [Fact]
    public void Inspect_EveryRemittance_EqualsExpectedTotals()
    {
        Assert.SkipWhen(Repo.Conformance is null, Absent);

        List<string> differences = [];
        var rows = Rows("expected_835.tsv");
        foreach (var (file, ordinal, row) in rows)
        {
            var found = Inspect(file, "835").ElementAtOrDefault(ordinal);
            Compare(differences, file, ordinal,
                ("n_clp", row["n_clp"], found?.Claims),
                ("sum_clp03", row["sum_clp03"], found?.ChargeAmount?.Value),
                ("sum_clp04", row["sum_clp04"], found?.PaidAmount?.Value),
                ("sum_clp05", row["sum_clp05"], found?.PatientResponsibilityAmount?.Value),
                ("n_svc", row["n_svc"], found?.Lines),
                ("sum_svc02", row["sum_svc02"], found?.LineChargeAmount?.Value),
                ("sum_svc03", row["sum_svc03"], found?.LinePaidAmount?.Value),
                ("sum_cas_claim", row["sum_cas_claim"], found?.ClaimAdjustmentAmount?.Value),
                ("sum_cas_line", row["sum_cas_line"], found?.LineAdjustmentAmount?.Value),
                ("sum_plb", row["sum_plb"], found?.ProviderAdjustmentAmount?.Value),
                ("bpr02", row["bpr02"], found?.PaymentAmount?.Value),
                ("bpr_balances", row["bpr_balances"] == "True" ? "1" : "0", found?.IsPaymentBalanced == true ? 1 : 0),
                ("lines_unbalanced", row["lines_unbalanced"], found?.UnbalancedLines),
                ("claims_unbalanced", Count(row["claims_unbalanced"]), found?.UnbalancedClaims));
        }

        Report(rows.Count, differences);
    }

    [Fact]
    public void Inspect_EveryClaimFile_EqualsExpectedTotals()
    {
        Assert.SkipWhen(Repo.Conformance is null, Absent);

        List<string> differences = [];
        var rows = Rows("expected_837.tsv");
        foreach (var (file, ordinal, row) in rows)
        {
            var found = Inspect(file, "837").ElementAtOrDefault(ordinal);
            Compare(differences, file, ordinal,
                ("n_clm", row["n_clm"], found?.Claims),
                ("sum_clm02", row["sum_clm02"], found?.ChargeAmount?.Value),
                ("n_lines", row["n_lines"], found?.Lines),
                ("sum_line_charge", row["sum_line_charge"], found?.LineChargeAmount?.Value),
                ("claims_where_lines_sum_ne_clm02", row["claims_where_lines_sum_ne_clm02"],
                    found?.Issues.Count(issue => issue.Rule == "lines_differ_from_claim")));
            // 837? marks a set that names no guide.
            if (found is not null && found.Kind != row["kind"] && row["kind"] != "837?")
            {
                differences.Add($"{file} {ordinal}: kind {found.Kind}, expected {row["kind"]}");
            }
        }

        Report(rows.Count, differences);
    }

    [Fact]
    public void Inspect_EveryFile_GivesATransactionOrSaysWhyNot()
    {
        Assert.SkipWhen(Repo.Conformance is null, Absent);

        var files = Directory.GetFiles(Path.Combine(Repo.Conformance, "files"), "*", SearchOption.AllDirectories);
        var silent = files.Where(file =>
            FileInspector.Inspect(file).All(found => found.Kind == "unknown" && found.Issues.Count == 0)).ToList();

        output.WriteLine($"{files.Length} files");
        files.Length.ShouldBeGreaterThan(200);
        silent.ShouldBeEmpty();
    }

    private static List<InspectedTransaction> Inspect(string file, string kind) =>
        [.. FileInspector.Inspect(file).Where(found => found.Kind.StartsWith(kind, StringComparison.Ordinal))];

    private static string Count(string ids) =>
        ids.Split(new[] { ' ', ';', ',' }, StringSplitOptions.RemoveEmptyEntries).Length.ToString(CultureInfo.InvariantCulture);

    private static void Compare(
        List<string> differences, string file, int ordinal, params (string Name, string Expected, decimal? Found)[] values)
    {
        foreach (var (name, expected, found) in values)
        {
            if (decimal.Parse(expected.Length == 0 ? "0" : expected, CultureInfo.InvariantCulture) != (found ?? -999999m))
            {
                differences.Add($"{file} {ordinal}: {name} {found}, expected {expected}");
            }
        }
    }

    private static List<(string File, int Ordinal, Dictionary<string, string> Row)> Rows(string table)
    {
        var lines = File.ReadAllLines(Path.Combine(Repo.Conformance!, table));
        var header = lines[0].Split('\t');
        return
        [
            .. lines.Skip(1).Select(line => line.Split('\t')).Select(values =>
            {
                var row = header.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
                return (Path.Combine(Repo.Conformance!, "files", row["repo"], row["path"]), int.Parse(row["st_index"]), row);
            }),
        ];
    }

    private void Report(int total, List<string> differences)
    {
        var unequal = differences.Select(difference => difference.Split(':')[0]).Distinct().Count();
        var summary = $"{total - unequal} of {total} transactions equal";
        output.WriteLine(summary);
        TestContext.Current.SendDiagnosticMessage(summary);
        differences.ShouldBeEmpty(summary);
    }
}
