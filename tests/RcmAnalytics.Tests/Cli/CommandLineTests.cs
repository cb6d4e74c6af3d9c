using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RcmAnalytics.Cli;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-tests-").FullName;

    private string Warehouse => Path.Combine(_folder, "rcm.duckdb");

    [Fact]
    public async Task Metric_AfterLoad_PrintsTheContractsCsv()
    {
        (await RunAsync("load", Repo.Path("sample-data/x12"), Repo.Path("sample-data/contracts"))).Exit.ShouldBe(0);

        var (exit, output, _) = await RunAsync(
            "metric", "initial_denial_rate", "charges", "--by", "payer", "--grain", "year", "--format", "csv");

        exit.ShouldBe(0);
        var lines = output.TrimEnd().Split('\n');
        lines[0].ShouldBe(
            "period,payer,initial_denial_rate,initial_denial_rate_numerator,initial_denial_rate_denominator,charges");
        lines.Length.ShouldBeGreaterThan(7);
        lines.ShouldContain(line => line.StartsWith("2025-01-01,COASTAL MUTUAL,"));
    }

    [Fact]
    public async Task Metric_UnknownName_ExitsTwoAndNamesThoseThatExist()
    {
        var (exit, output, messages) = await RunAsync("metric", "denial_rat");

        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        messages.ShouldContain("initial_denial_rate");
    }

    [Fact]
    public async Task Claim_OfARemit_PrintsItsEventsAndWhereTheyStand()
    {
        var file = Directory.GetFiles(Repo.Path("sample-data/x12/835"), "*.edi").Order(StringComparer.Ordinal).First();
        (await RunAsync("load", file)).Exit.ShouldBe(0);
        var (_, keys, _) = await RunAsync("query", "select min(claim_key) as claim_key from fct_claims", "--format", "csv");

        var (exit, output, _) = await RunAsync("claim", keys.Split('\n')[1], "--format", "csv");

        exit.ShouldBe(0);
        output.ShouldStartWith("event_date,event_kind,event_name,claim_key,");
        output.ShouldContain(",adjudication,");
        output.ShouldContain($",{Path.GetFileName(file)},");
    }

    [Fact]
    public async Task Claim_UnknownKey_ExitsOneAndSaysWhatWasExpected()
    {
        var file = Directory.GetFiles(Repo.Path("sample-data/x12/835"), "*.edi").Order(StringComparer.Ordinal).First();
        (await RunAsync("load", file)).Exit.ShouldBe(0);

        var (exit, output, messages) = await RunAsync("claim", "1000157");

        exit.ShouldBe(1);
        output.ShouldBeEmpty();
        messages.ShouldContain("claim_key was expected");
        messages.ShouldNotContain("1000157");
    }

    [Fact]
    public async Task Moved_TwoMonths_PrintsTheMembersThatSumToTheChange()
    {
        var files = Directory.GetFiles(Repo.Path("sample-data/x12/835"), "*.edi").Order(StringComparer.Ordinal).Take(4);
        (await RunAsync(["load", .. files])).Exit.ShouldBe(0);
        var (_, months, _) = await RunAsync("metric", "insurance_payments", "--grain", "month", "--format", "csv");
        var (second, third) = (months.Split('\n')[2].Split(','), months.Split('\n')[3].Split(','));

        var (exit, output, messages) = await RunAsync(
            "moved", "insurance_payments", "--by", "payer", "--from", second[0][..7], "--to", third[0][..7], "--format", "csv");

        exit.ShouldBe(0);
        var lines = output.TrimEnd().Split('\n');
        lines[0].ShouldBe("payer,before,after,change");
        var changes = lines.Skip(1).Select(line => decimal.Parse(line.Split(',')[^1])).ToList();
        changes.Sum().ShouldBe(decimal.Parse(third[1]) - decimal.Parse(second[1]));
        changes.Select(Math.Abs).ShouldBeInOrder(SortDirection.Descending);
        messages.ShouldContain("sum to");
    }

    [Theory]
    [InlineData("payer_turnaround_median_days", "2025-01", "does not decompose")]
    [InlineData("charges", "last month", "YYYY-MM")]
    public async Task Moved_WhatHasNoAnswer_ExitsTwoAndSaysWhy(string metric, string from, string reason)
    {
        var (exit, _, messages) = await RunAsync("moved", metric, "--by", "payer", "--from", from, "--to", "2025-02");

        exit.ShouldBe(2);
        messages.ShouldContain(reason);
    }

    [Fact]
    public async Task Metric_UnknownDimension_ExitsTwoAndNamesThoseThatExist()
    {
        var (exit, _, messages) = await RunAsync("metric", "charges", "--by", "colour");

        exit.ShouldBe(2);
        messages.ShouldContain("payer_class");
    }

    [Fact]
    public async Task Benchmarks_AfterLoad_PrintOwnMonthsAndSayWhyThereAreNoPeers()
    {
        (await RunAsync("load", Repo.Path("sample-data/x12"), Repo.Path("sample-data/contracts"))).Exit.ShouldBe(0);

        var (exit, output, messages) = await RunAsync("benchmarks", "payments", "initial_denial_rate", "--period", "2026-03", "--all", "--format", "csv");
        var peers = await RunAsync("peers", "initial_denial_rate", "--period", "2026-03", "--format", "csv");

        exit.ShouldBe(0);
        output.Split('\n')[0].ShouldBe("metric,against,low,middle,high,of");
        output.ShouldContain("\npayments,own months,");
        output.ShouldContain("payer reported, 2023: KFF (P)");
        messages.ShouldContain("initial_denial_rate: no peers. Fewer than 5 practices have this figure.");
        peers.Exit.ShouldBe(0);
        peers.Output.TrimEnd().ShouldBe("practice,initial_denial_rate,rank,practices,quarter,p25,median,p75");
    }

    [Fact]
    public async Task Loads_NoWarehouse_ExitsOneAndSaysHowToMakeOne()
    {
        var (exit, _, messages) = await RunAsync("loads");

        exit.ShouldBe(1);
        messages.ShouldContain("rcm load");
    }

    [Fact]
    public async Task Unknown_Command_ExitsTwo() => (await RunAsync("lode")).Exit.ShouldBe(2);

    [Fact]
    public async Task Inspect_Json_GivesOneObjectATransaction()
    {
        var (exit, output, _) = await RunAsync("inspect", "--format", "json", Repo.Path("sample-data/bad/text_amount.edi"));

        exit.ShouldBe(0);
        using var found = JsonDocument.Parse(output);
        found.RootElement.GetProperty("kind").GetString().ShouldBe("835");
        found.RootElement.GetProperty("charge_amount").GetRawText().ShouldBe("100.00");
        found.RootElement.GetProperty("payment_balanced").GetBoolean().ShouldBeTrue();
        found.RootElement.GetProperty("issues")[0].GetProperty("rule").GetString().ShouldBe("amount_not_numeric");
    }

    [Fact]
    public async Task Load_BadFolder_LoadsWhatItCanAndExitsOne()
    {
        var (exit, _, messages) = await RunAsync("load", Repo.Path("sample-data/bad"), "--no-build");

        exit.ShouldBe(1);
        messages.ShouldContain("not_x12.edi: refused.");
        var (_, issues, _) = await RunAsync("issues", "--format", "csv");
        issues.ShouldContain("text_amount.edi,error,amount_not_numeric,0,");
    }

    [Fact]
    public async Task Unload_ALoad_FiguresAreThoseOfBefore()
    {
        var files = Directory.GetFiles(Repo.Path("sample-data/x12/835"), "*.edi").Order(StringComparer.Ordinal).Take(12).ToList();
        string[] figures = ["metric", "insurance_payments", "claims_adjudicated", "initial_denial_rate", "--by", "payer", "--grain", "month", "--format", "csv"];
        await RunAsync(["load", .. files.Take(11)]);
        var before = (await RunAsync(figures)).Output;
        await RunAsync("load", files[11]);
        (await RunAsync(figures)).Output.ShouldNotBe(before);
        var (_, loads, _) = await RunAsync("loads", "--format", "csv");
        var load = loads.Split('\n').Single(line => line.Contains(Path.GetFileName(files[11]), StringComparison.Ordinal)).Split(',')[0];

        (await RunAsync("unload", load)).Exit.ShouldBe(0);

        before.Split('\n').Length.ShouldBeGreaterThan(5);
        (await RunAsync(figures)).Output.ShouldBe(before);
        (await RunAsync("unload", load)).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task Load_FolderWithLinks_PassesOverWhatLeadsOutOfItAndLoadsTheRest()
    {
        var drop = Directory.CreateDirectory(Path.Combine(_folder, "drop")).FullName;
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        var sample = Directory.GetFiles(Repo.Path("sample-data/x12/835"), "*.edi").Order(StringComparer.Ordinal).ToList();
        File.Copy(sample[0], Path.Combine(drop, "own.edi"));
        File.Copy(sample[1], Path.Combine(elsewhere, "other.edi"));
        File.CreateSymbolicLink(Path.Combine(drop, "file.edi"), Path.Combine(elsewhere, "other.edi"));
        Directory.CreateSymbolicLink(Path.Combine(drop, "folder"), elsewhere);
        File.CreateSymbolicLink(Path.Combine(drop, "through.edi"), Path.Combine("folder", "other.edi"));
        File.CreateSymbolicLink(Path.Combine(drop, "nothing.edi"), Path.Combine(drop, "missing.edi"));
        File.CreateSymbolicLink(Path.Combine(drop, "same.edi"), "own.edi");

        var (exit, _, messages) = await RunAsync("load", drop, "--no-build");

        exit.ShouldBe(1);
        messages.ShouldContain("1 loaded, 1 known already");
        messages.ShouldContain("nothing.edi: not loaded.");
        foreach (var link in new[] { "file.edi", "folder", "through.edi" })
        {
            messages.ShouldContain($"{Path.Combine(drop, link)}: passed over");
        }
    }

    [Fact]
    public async Task Load_FolderOfASimulation_SkipsWhatTellsOfItAndNothingElsewhere()
    {
        var drop = Directory.CreateDirectory(Path.Combine(_folder, "drop")).FullName;
        var sample = Directory.GetFiles(Repo.Path("sample-data/x12/835"), "*.edi").Order(StringComparer.Ordinal).ToList();
        foreach (var (at, place) in new[] { "x12", "faults", "truth", "x12/truth" }.Index())
        {
            var folder = Directory.CreateDirectory(Path.Combine(drop, place)).FullName;
            File.Copy(sample[at], Path.Combine(folder, "remits.edi"));
        }

        await File.WriteAllTextAsync(Path.Combine(drop, "truth", "stories.csv"), "story,what\n", TestContext.Current.CancellationToken);

        var (exit, _, messages) = await RunAsync("load", drop, "--no-build");

        exit.ShouldBe(0);
        messages.ShouldContain("2 loaded");
        messages.ShouldContain($"{Path.Combine(drop, "truth")}: skipped");
        messages.ShouldContain($"{Path.Combine(drop, "faults")}: skipped");
    }

    [Fact]
    public async Task Load_OneFileThatCannotBeRead_LoadsTheOthersAndExitsOne()
    {
        var drop = Directory.CreateDirectory(Path.Combine(_folder, "drop")).FullName;
        var sample = Directory.GetFiles(Repo.Path("sample-data/x12/835"), "*.edi").Order(StringComparer.Ordinal).ToList();
        File.Copy(sample[0], Path.Combine(drop, "a.edi"));
        File.Copy(sample[1], Path.Combine(drop, "b.edi"));
        File.Copy(sample[2], Path.Combine(drop, "c.edi"));
        await using var holder = new FileStream(Path.Combine(drop, "b.edi"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var (exit, _, messages) = await RunAsync("load", drop, "--no-build");

        exit.ShouldBe(1);
        messages.ShouldContain("b.edi: not loaded.");
        messages.ShouldContain("2 loaded, 0 known already, 0 refused, 1 not read");
    }

    [Fact]
    public async Task Query_ThatWrites_ExitsOne()
    {
        await RunAsync("build");

        (await RunAsync("query", "drop table fct_claims")).Exit.ShouldBe(1);
        (await RunAsync("query", "select count(*) as n from fct_claims", "--format", "csv")).Output.ShouldBe("n\n0\n");
    }

    [Fact]
    public async Task Build_WithTimes_SaysWhatEachModelTook()
    {
        var (exit, _, messages) = await RunAsync("build", "--times");

        exit.ShouldBe(0);
        messages.ShouldMatch(@"\d+\.\d{3} s  fct_claims  0 rows");
        messages.ShouldMatch(@"\d+\.\d{3} s  stg_x12__remits\r?\n"); // a view has no rows of its own
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("arrow")]
    [InlineData("xlsx")]
    public async Task Export_Model_WritesEveryFormat(string format)
    {
        await RunAsync("build");
        var path = Path.Combine(_folder, $"reasons.{format}");

        (await RunAsync("export", "dim_reasons", "-o", path)).Exit.ShouldBe(0);

        new FileInfo(path).Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Export_FilterOnAColumnThatIsNone_ExitsTwo()
    {
        await RunAsync("build");

        var (exit, _, messages) = await RunAsync(
            "export", "dim_reasons", "-o", Path.Combine(_folder, "x.csv"), "--where", "1=1 or reason_code=x");

        exit.ShouldBe(2);
        messages.ShouldContain("reason_code");
    }

    [Fact]
    public async Task Loads_WarehouseHeldByAnotherProcess_SaysWhichAndWhatToDo()
    {
        await RunAsync("build");
        using var holder = StartServer();
        try
        {
            var (exit, _, messages) = await RunAsync("loads");

            exit.ShouldBe(1);
            messages.ShouldContain($"in use by process {holder.Id}");
            messages.ShouldContain("stop that process");
        }
        finally
        {
            holder.Kill();
            await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Build_KilledWhileServing_WarehouseOpensAgain()
    {
        await RunAsync("build");
        using (var holder = StartServer())
        {
            holder.Kill();
            await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Warehouse });
        var built = await warehouse.ReadAsync("select count(*) from dim_reasons", [], TestContext.Current.CancellationToken);
        ((long)built.Rows[0][0]!).ShouldBeGreaterThan(200);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Process StartServer()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "rcm.dll"), "serve", "--urls", "http://127.0.0.1:0", "--warehouse", Warehouse,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        while (process.StandardError.ReadLine() is { } line && !line.Contains("Serving", StringComparison.Ordinal))
        {
        }

        return process;
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
