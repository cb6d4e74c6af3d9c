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

    /// <summary>Every set is of the kind that the list of files says; a question mark there stands for a set without a guide.</summary>
    [Fact]
    public void Inspect_EveryFile_IsOfItsKind()
    {
        Assert.SkipWhen(Repo.Conformance is null, Absent);

        List<string> differences = [];
        var files = Manifest();
        foreach (var (path, row) in files)
        {
            var found = FileInspector.Inspect(path);
            var kinds = found.Select(one => one.Kind).Distinct().Order(StringComparer.Ordinal).ToList();
            // Envelopes without a set are of no kind.
            var expected = row["type"] == "envelope-only" ? "unknown" : row["type"].TrimEnd('?');
            var sets = int.Parse(row["st"], CultureInfo.InvariantCulture);
            var isKind = kinds.All(kind => kind == expected || (row["type"].EndsWith('?') && kind.StartsWith(expected, StringComparison.Ordinal)));
            if (!isKind || (sets > 0 && found.Count(one => one.Kind != "TA1") != sets))
            {
                differences.Add($"{path}: {string.Join(' ', kinds)} in {found.Count}, expected {row["type"]} in {sets}");
            }
        }

        output.WriteLine($"{files.Count} files");
        differences.ShouldBeEmpty();
    }

    /// <summary>Nothing is thrown, and every claim is a row.</summary>
    [Fact]
    public void Read_EveryFile_GivesItsClaimsAsRows()
    {
        Assert.SkipWhen(Repo.Conformance is null, Absent);

        List<string> differences = [];
        foreach (var (path, row) in Manifest())
        {
            var tables = RawRows.Of(FileFormats.AsBytes(File.OpenRead(path))).CountBy(text => text[..text.IndexOf(':')]).ToDictionary();
            Compare(differences, path, 0,
                ("clm", row["clm"], tables.GetValueOrDefault("x12_837_claims")),
                ("clp", row["clp"], tables.GetValueOrDefault("x12_835_claim_payments")));
        }

        differences.ShouldBeEmpty();
    }

    /// <summary>Accepted and rejected as counted by hand in the answers among the files.</summary>
    [Theory]
    [InlineData("kreddys+edi-lens/src/samples/277CA.test.0001.edi", "277CA 3 1000.00 1 2")]
    [InlineData("bryanbritten+edi-x12-healthcare-demo/docker/producer/data/raw/277/example-01.edi", "277 5 365.50 2 2")]
    [InlineData("bryanbritten+edi-x12-healthcare-demo/docker/producer/data/raw/277/example-02.edi", "277 0 0.00 0 3")]
    [InlineData("bryanbritten+edi-x12-healthcare-demo/docker/producer/data/raw/999/example-01.edi", "999   1 2")]
    [InlineData("DanielMPries+OpenX12/openx12.tests/TestData/Sample997.txt", "997   1 1")]
    [InlineData("UHIN+x12-parser-library/tests/test-files/TA1.edi", "TA1   0 1")]
    [InlineData("LinuxForHealth+x12/demo-file/demo.277", "277 3 16262.88 3 0")]
    public void Inspect_Answer_CountsWhatItAcceptsAndRejects(string file, string expected)
    {
        Assert.SkipWhen(Repo.Conformance is null, Absent);

        var found = FileInspector.Inspect(Path.Combine(Repo.Conformance, "files", file)).ShouldHaveSingleItem();

        $"{found.Kind} {found.Claims} {found.ChargeAmount} {found.Accepted} {found.Rejected}".ShouldBe(expected);
    }

    private static List<(string Path, Dictionary<string, string> Row)> Manifest()
    {
        var lines = File.ReadAllLines(Path.Combine(Repo.Conformance!, "manifest.tsv"));
        var header = lines[0].Split('\t');
        return
        [
            .. lines.Skip(1).Select(line => header.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))
                .Select(row => (Path.Combine(Repo.Conformance!, "files", row["repo"], row["path"]), row)),
        ];
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
