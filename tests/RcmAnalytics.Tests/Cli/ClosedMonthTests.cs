using System.Text;
using ClosedXML.Excel;
using RcmAnalytics.Cli;
using RcmAnalytics.Reports.Closing;
using RcmAnalytics.Tests.X12;

namespace RcmAnalytics.Tests.Cli;

public sealed class ClosedMonthTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-closed-").FullName;

    private string Warehouse => Path.Combine(_folder, "rcm.duckdb");

    /// <summary>
    /// March 2025: A1 and B1 are charged 100 each, and A1 is paid 60. After the closing come a claim C1, a remittance of 40
    /// for B1, and one that takes A1 back and pays 70 instead.
    /// </summary>
    [Fact]
    public async Task Restated_FilesOfThreeKindsCameSince_NamesWhatEachMoved()
    {
        string[] before = [Write("march.837", Claims("1", "A1", "B1")), Write("first.835", Remit("1", 60, Paid("A1", 60)))];
        string[] since =
        [
            Write("late.837", Claims("2", "C1")),
            Write("second.835", Remit("2", 40, Paid("B1", 40))),
            Write("third.835", Remit("3", 10, Paid("A1", 60, isReversal: true) + Paid("A1", 70))),
        ];
        await LoadAsync(before);
        var (exit, _, said) = await RunAsync("close", "2025-03");
        exit.ShouldBe(0, said);

        await LoadAsync(since);
        var lines = await RestatedAsync();

        lines[0].ShouldBe("metric,practice,first_reported,now_known,change,late_claims,late_remittances,reversals");
        Figure(lines, "charges").ShouldBe([200, 300, 100, 100, 0, 0]);
        Figure(lines, "insurance_payments").ShouldBe([60, 110, 50, 0, 40, 10]);
        Figure(lines, "claims_adjudicated").ShouldBe([1, 2, 1, 0, 1, 0]);

        var row = (await RestatedSheetAsync()).First(row => row.Cell(1).GetString() == "Charges" && row.Cell(3).GetString() == "All practices");
        row.Cells(4, 10).Select(cell => Convert.ToDecimal(cell.Value)).ShouldBe([200, 300, 100, 100, 0, 0, 0]);

        // A warehouse made anew from the same files finds the closing, and the reasons that are true of it.
        File.Delete(Warehouse);
        await LoadAsync([.. before, .. since]);
        (await RestatedAsync()).ShouldBe(lines);
        Directory.GetDirectories(_folder, "restating*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Restated_FileReplaced_IsOneReason()
    {
        await LoadAsync([Write("march.837", Claims("1", "A1", "B1")), Write("first.835", Remit("1", 60, Paid("A1", 60)))]);
        await RunAsync("close", "2025-03");

        var corrected = Write("first.835", Remit("1", 65, Paid("A1", 65)));
        (await RunAsync("load", "--replace", corrected, "--no-build")).Exit.ShouldBe(0);
        await BuildAsync();
        var lines = await RestatedAsync();

        lines[0].ShouldBe("metric,practice,first_reported,now_known,change,definitions_or_files_replaced");
        Figure(lines, "insurance_payments").ShouldBe([60, 65, 5, 5]);
    }

    [Fact]
    public async Task Reopen_ClosedMonth_IsRecordedAndLetsItBeClosedAgain()
    {
        await LoadAsync([Write("march.837", Claims("1", "A1"))]);
        (await RunAsync("close", "2025-03")).Exit.ShouldBe(0);
        (await RunAsync("close", "2025-03")).Messages.ShouldContain("rcm reopen 2025-03");

        (await RunAsync("reopen", "2025-03", "--why", "because of Avery Alder")).Exit.ShouldBe(2);
        (await RunAsync("reopen", "2025-03", "--why", "late_files")).Exit.ShouldBe(0);
        (await RunAsync("restated", "2025-03")).Messages.ShouldContain("not closed");
        (await RunAsync("close", "2025-03")).Exit.ShouldBe(0);

        var history = (await RunAsync("closed", "--format", "csv")).Output.TrimEnd().Split('\n');
        history.Length.ShouldBe(3);
        history[1].ShouldEndWith($",{Environment.UserName},late_files");
        history[2].ShouldEndWith(",,");
    }

    [Theory]
    [InlineData("2025-04", "not over")]
    [InlineData("2024-12", "no data")]
    [InlineData("March", "YYYY-MM")]
    public async Task Close_MonthThatCannotBe_ExitsTwoAndSaysWhy(string month, string reason)
    {
        await LoadAsync([Write("march.837", Claims("1", "A1"))]);

        var (exit, _, messages) = await RunAsync("close", month);

        exit.ShouldBe(2);
        messages.ShouldContain(reason);
        new ClosedMonths(ClosedMonths.FileOf(Warehouse), "").List().ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IReadOnlyList<decimal> Figure(IReadOnlyList<string> lines, string metric) =>
        [.. lines.Single(line => line.StartsWith($"{metric},all,", StringComparison.Ordinal)).Split(',').Skip(2).Select(decimal.Parse)];

    private static string Claims(string file, params string[] numbers) =>
        X12Samples.Claims(string.Concat(numbers.Select(number =>
            $"CLM*{number}*100***11:B:1*Y*A*Y*Y~HI*ABK:R05~LX*1~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20250303~")))
        .Replace("000000101", $"00000020{file}", StringComparison.Ordinal);

    private static string Remit(string file, decimal amount, string claims) =>
        X12Samples.Remittance(claims, $"{amount}").Replace("TRN*1*T1*", $"TRN*1*TRACE{file}*", StringComparison.Ordinal)
        .Replace("000000101", $"00000030{file}", StringComparison.Ordinal);

    private static string Paid(string number, decimal paid, bool isReversal = false)
    {
        var sign = isReversal ? -1 : 1;
        return $"CLP*{number}*{(isReversal ? 22 : 1)}*{sign * 100}*{sign * paid}**12*ICN{number}~NM1*QC*1*ALDER*AVERY****MI*IV1~"
            + $"SVC*HC:99213*{sign * 100}*{sign * paid}~DTM*472*20250303~CAS*CO*45*{sign * (100 - paid)}~";
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task LoadAsync(string[] files)
    {
        var (exit, _, messages) = await RunAsync(["load", .. files, "--no-build"]);
        exit.ShouldBe(0, messages);
        await BuildAsync();
    }

    private async Task BuildAsync() => (await RunAsync("build", "--as-of", "2025-04-10")).Exit.ShouldBe(0);

    private async Task<IReadOnlyList<string>> RestatedAsync()
    {
        var (exit, output, messages) = await RunAsync("restated", "2025-03", "--all", "--format", "csv");
        exit.ShouldBe(0, messages);
        return output.TrimEnd().Split('\n');
    }

    private async Task<IReadOnlyList<IXLTableRow>> RestatedSheetAsync()
    {
        var file = Path.Combine(_folder, "march.xlsx");
        var (exit, _, messages) = await RunAsync("pack", "monthly", "--month", "2025-03", "-o", file);
        exit.ShouldBe(0, messages);
        var rows = new XLWorkbook(file).Worksheet("Restated").Tables.Single().DataRange.Rows().ToList();
        rows.ShouldAllBe(row => Convert.ToDecimal(row.LastCell().Value) == 0);
        return rows;
    }

    private async Task<(int Exit, string Output, string Messages)> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        using var messages = new StringWriter();
        var exit = await CommandLine.RunAsync(
            [.. args, "--warehouse", Warehouse], new Terminal(output, messages, isInteractive: false), TimeProvider.System);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), messages.ToString());
    }
}
