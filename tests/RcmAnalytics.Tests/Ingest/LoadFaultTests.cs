using System.Diagnostics;
using System.Text;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Tests.X12;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Ingest;

/// <summary>What goes wrong around a load leaves the warehouse as it was, and what is taken out leaves no trace.</summary>
public sealed class LoadFaultTests : IAsyncDisposable
{
    private readonly DuckDbWarehouse _warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
    private readonly PatientKeys _keys = new(new byte[32]);
    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-tests-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unload_ALoadAmongOthers_LeavesTheWarehouseAsItWasWithoutIt()
    {
        using var loader = Loader();
        await loader.LoadAsync(Write("kept.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~CAS*CO*45*0~")), Cancellation);
        var before = await DumpAsync(_warehouse);
        var broken = await loader.LoadAsync(
            Write("gone.edi", X12Samples.Remittance("CLP*A2*1*ABC*80*0*CI*ICN2~NM1*QC*1*ALDER*AVERY****MI*IV1~LQ*HE*N115~")), Cancellation);
        (await DumpAsync(_warehouse)).Count.ShouldBeGreaterThan(before.Count + 4);

        var removed = await loader.UnloadAsync(broken.File.LoadId[..6], Cancellation);

        removed.ShouldBe(broken.File.LoadId);
        (await DumpAsync(_warehouse)).ShouldBe(before);
        (await loader.LoadAsync(broken.File.Path, Cancellation)).Status.ShouldBe(LoadStatus.Loaded);
    }

    [Theory]
    [InlineData("ffffffffffff", "No load begins with 'ffffffffffff'")]
    [InlineData("", "begins 2 loads")]
    public async Task Unload_NoneOrSeveralMeant_RemovesNothingAndSaysSo(string load, string message)
    {
        using var loader = Loader();
        await loader.LoadAsync(Write("a.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~")), Cancellation);
        await loader.LoadAsync(Write("b.edi", X12Samples.Remittance("CLP*A2*1*80*80*0*CI*ICN2~")), Cancellation);
        var before = await DumpAsync(_warehouse);

        var refused = await Should.ThrowAsync<AmbiguousLoadException>(() => loader.UnloadAsync(load, Cancellation));

        refused.Message.ShouldContain(message);
        (await DumpAsync(_warehouse)).ShouldBe(before);
    }

    [Fact]
    public async Task Replace_CorrectedFileOfTheSameName_TakesTheFormersPlace()
    {
        using var loader = Loader(replaces: true);
        await loader.LoadAsync(Write("day.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~CLP*A2*1*0*0*0*CI*ICN2~")), Cancellation);

        var corrected = await loader.LoadAsync(Write("day.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN9~")), Cancellation);

        corrected.Status.ShouldBe(LoadStatus.Loaded);
        (await OneAsync("select string_agg(payer_claim_control_number) from raw.x12_835_claim_payments")).ShouldBe("ICN9");
        (await OneAsync("select string_agg(load_id) from raw.loads")).ShouldBe(corrected.File.LoadId);
    }

    [Fact]
    public async Task Replace_CorrectionThatCannotBeTrusted_LeavesTheFormer()
    {
        using var loader = Loader(replaces: true);
        await loader.LoadAsync(Write("day.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~")), Cancellation);

        var refused = await loader.LoadAsync(Write("day.edi", "Dear practice, here is a letter."), Cancellation);

        refused.Status.ShouldBe(LoadStatus.Refused);
        (await OneAsync("select string_agg(payer_claim_control_number) from raw.x12_835_claim_payments")).ShouldBe("ICN1");
    }

    [Fact]
    public async Task Replace_TwoFormerLoadsOfTheName_AsksWhichIsMeant()
    {
        using var plain = Loader();
        await plain.LoadAsync(Write("day.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~")), Cancellation);
        await plain.LoadAsync(Write("day.edi", X12Samples.Remittance("CLP*A2*1*80*80*0*CI*ICN2~")), Cancellation);
        var before = await DumpAsync(_warehouse);
        using var loader = Loader(replaces: true);

        var refused = await Should.ThrowAsync<AmbiguousLoadException>(() => loader.LoadAsync(
            Write("day.edi", X12Samples.Remittance("CLP*A3*1*80*80*0*CI*ICN3~")), Cancellation));

        refused.Message.ShouldContain("rcm unload");
        (await DumpAsync(_warehouse)).ShouldBe(before);
    }

    [Fact]
    public async Task Load_FileThatGrowsWhileItIsRead_IsNotLoaded()
    {
        using var plain = Loader();
        await plain.LoadAsync(Write("kept.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~")), Cancellation);
        var before = await DumpAsync(_warehouse);
        var path = Write("growing.edi", Large(claims: 10_000));
        var hasGrown = false;
        using var loader = Loader(progress: _ =>
        {
            using var more = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            more.Write("CLP*Z*1*1*1*0*CI*ICN~"u8);
            hasGrown = true;
        });

        var changed = await Should.ThrowAsync<IOException>(() => loader.LoadAsync(path, Cancellation));

        hasGrown.ShouldBeTrue();
        changed.Message.ShouldContain("changed while it was read");
        (await DumpAsync(_warehouse)).ShouldBe(before);
    }

    [Fact]
    public async Task Load_OneFileTenTimesAtOnce_IsLoadedOnce()
    {
        using var loader = Loader();
        var path = Write("once.edi", Large(claims: 2_000));

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => loader.LoadAsync(path, Cancellation), Cancellation)));

        results.Count(result => result.Status == LoadStatus.Loaded).ShouldBe(1);
        (await OneAsync("select count(*) from raw.x12_835_claim_payments")).ShouldBe(2_000L);
        (await OneAsync("select count(*) from raw.loads")).ShouldBe(1L);
    }

    [Fact]
    public async Task Load_FileThatAnotherProgramHolds_SaysSoAndChangesNothing()
    {
        using var loader = Loader();
        var path = Write("held.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~"));
        await using var holder = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var held = await Should.ThrowAsync<IOException>(() => loader.LoadAsync(path, Cancellation));

        held.Message.ShouldContain("held.edi");
    }

    [Fact]
    public async Task Load_DiskFull_LeavesTheWarehouseAsItWas()
    {
        var disk = Path.Combine(_folder, "disk");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk), "A file system of six megabytes cannot be mounted here.");
        try
        {
            var file = Path.Combine(disk, "rcm.duckdb");
            List<string> before;
            await using (var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = file }))
            {
                using var loader = new FileLoader(warehouse, Options());
                await loader.LoadAsync(Write("kept.edi", X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~")), Cancellation);
                before = await DumpAsync(warehouse);

                var full = await Should.ThrowAsync<WarehouseException>(
                    () => loader.LoadAsync(Write("large.edi", Large(claims: 400_000)), Cancellation));

                full.Message.ShouldContain("No space left");
            }

            await using var again = DuckDbWarehouse.Open(new DuckDbOptions { Path = file });
            (await DumpAsync(again)).ShouldBe(before);
        }
        finally
        {
            Run("umount", disk).ShouldBeTrue();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _warehouse.DisposeAsync();
        _keys.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Every row of every raw table but when it was loaded.</summary>
    internal static async Task<List<string>> DumpAsync(IWarehouse warehouse)
    {
        List<string> rows = [];
        var tables = await warehouse.ReadAsync(
            "select table_name from information_schema.tables where table_schema = 'raw' order by table_name", [], Cancellation);
        foreach (var table in tables.Rows.Select(row => (string)row[0]!))
        {
            var found = await warehouse.ReadAsync($"select * from raw.{table}", [], Cancellation);
            List<int> columns = [.. Enumerable.Range(0, found.Columns.Count).Where(column => found.Columns[column] is not ("started_at" or "finished_at"))];
            rows.AddRange(found.Rows.Select(row => $"{table}: {string.Join('|', columns.Select(column => row[column]))}").Order(StringComparer.Ordinal));
        }

        return rows;
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Large(int claims)
    {
        var text = new StringBuilder();
        var random = new Random(7);
        for (var claim = 0; claim < claims; claim++)
        {
            text.Append($"CLP*A{random.NextInt64():x}*1*1*1*0*CI*{random.NextInt64():x}~");
        }

        return X12Samples.Remittance(text.ToString(), amount: $"{claims}");
    }

    private IngestOptions Options(Action<long>? progress = null) => new() { Keys = _keys, Time = TimeProvider.System, Progress = progress };

    private FileLoader Loader(bool replaces = false, Action<long>? progress = null) =>
        new(_warehouse, Options(progress)) { Replaces = replaces };

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<object?> OneAsync(string sql) =>
        (await _warehouse.ReadAsync(sql, [], Cancellation)).Rows.ShouldHaveSingleItem()[0];
}
