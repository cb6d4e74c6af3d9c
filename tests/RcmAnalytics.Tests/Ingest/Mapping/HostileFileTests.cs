using System.IO.Compression;
using ClosedXML.Excel;
using RcmAnalytics.Api.Loads;

namespace RcmAnalytics.Tests.Ingest.Mapping;

/// <summary>Files made to break their reader: each is refused in words, and nothing of it is loaded.</summary>
public sealed class HostileFileTests : IAsyncDisposable
{
    private readonly MappedFiles _files = new();

    [Fact]
    public async Task Load_ZipBomb_IsRefused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("charges.csv", CompressionLevel.SmallestSize).Open();
            entry.Write("charge_id,cpt,charge_amount\n"u8);
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'\n');
            for (var megabyte = 0; megabyte < 200; megabyte++)
            {
                entry.Write(block);
            }
        }

        await RefusedAsync("bomb.zip", bytes.ToArray(), "300 times its size");
    }

    [Fact]
    public async Task Load_GzipBomb_IsRefused()
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packed.Write("charge_id,cpt,charge_amount\n"u8);
            var block = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 200; megabyte++)
            {
                packed.Write(block);
            }
        }

        await RefusedAsync("bomb.csv.gz", bytes.ToArray(), "300 times its size");
    }

    [Theory]
    [InlineData("../charges.csv")]
    [InlineData("/etc/charges.csv")]
    [InlineData("a\\..\\..\\charges.csv")]
    [InlineData("C:/charges.csv")]
    public async Task Load_PathThatLeavesTheArchive_IsRefused(string name) =>
        await RefusedAsync("paths.zip", MappedFiles.Zip((name, "charge_id,cpt,charge_amount\nC1,99213,1\n")), "leaves it");

    [Fact]
    public async Task Load_ArchiveInAnArchive_IsRefused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("inner.zip").Open();
            entry.Write(MappedFiles.Zip(("charges.csv", "charge_id,cpt,charge_amount\nC1,99213,1\n")));
        }

        await RefusedAsync("outer.zip", bytes.ToArray(), "another archive");
    }

    [Theory]
    [InlineData("<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;&lol;\">]>")]
    [InlineData("<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>")]
    public async Task Load_WorkbookWithEntities_IsRefused(string declaration)
    {
        using var bytes = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            workbook.AddWorksheet("Charges").Cell(1, 1).SetValue("charge_id");
            workbook.SaveAs(bytes);
        }

        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = archive.Entries.First(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
            string text;
            using (var reader = new StreamReader(part.Open()))
            {
                text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            }

            var name = part.FullName;
            part.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            await writer.WriteAsync(text.Insert(text.IndexOf("?>", StringComparison.Ordinal) + 2, declaration));
        }

        await RefusedAsync("entities.xlsx", bytes.ToArray(), "declares XML entities");
    }

    [Fact]
    public async Task Load_BrokenContainers_AreRefused()
    {
        var packed = MappedFiles.Gzip("charge_id,cpt,charge_amount\n" + string.Concat(Enumerable.Range(0, 9000).Select(row => $"C{row},99213,{row}\n")));
        await RefusedAsync("cut.zip", MappedFiles.Zip(("charges.csv", "charge_id,cpt\n"))[..40], "broken or cut off");
        await RefusedAsync("broken.csv.gz", [.. packed[..200], .. new byte[300]], "broken");
        await RefusedAsync("broken.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "workbook is broken");
        await RefusedAsync("none.zip", MappedFiles.Zip(), "neither X12");
    }

    [Fact]
    public async Task Load_LetterInText_IsRefusedWithoutItsWords()
    {
        var result = await _files.LoadAsync("letter.txt", "Dear AVERY ALDER,\nyour balance is due.\n");

        result.Status.ShouldBe(LoadStatus.Refused);
        result.Report.Refusal!.ShouldNotContain("ALDER");
        result.Report.Refusal!.ShouldContain("rcm profile new");
    }

    [Fact]
    public async Task Load_RandomBytes_NeverThrowAnythingElse()
    {
        var random = new Random(7);
        byte[][] heads = [[], "charge_id,cpt,charge_amount\n"u8.ToArray(), [(byte)'P', (byte)'K', 3, 4], [0x1F, 0x8B, 8, 0], [0xD0, 0xCF, 0x11, 0xE0], "{\"charge_id\":"u8.ToArray()];
        for (var round = 0; round < 300; round++)
        {
            var noise = new byte[random.Next(0, 3000)];
            random.NextBytes(noise);

            var result = await _files.LoadAsync($"noise{round}", [.. heads[round % heads.Length], .. noise]);

            result.Status.ShouldNotBe(LoadStatus.AlreadyLoaded);
        }
    }

    public ValueTask DisposeAsync() => _files.DisposeAsync();

    private async Task RefusedAsync(string name, byte[] content, string why)
    {
        var result = await _files.LoadAsync(name, content);

        result.Status.ShouldBe(LoadStatus.Refused);
        result.Report.Refusal!.ShouldContain(why);
        (await _files.AskAsync($"select status, row_counts from raw.loads where load_id = '{result.File.LoadId}'")).ShouldBe("refused {}");
    }
}
