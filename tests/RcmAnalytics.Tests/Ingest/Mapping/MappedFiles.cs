using System.IO.Compression;
using System.Text;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Ingest.Mapping;

/// <summary>Writes files, loads them into an empty warehouse and asks it.</summary>
internal sealed class MappedFiles : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-tests-").FullName;
    private readonly PatientKeys _keys = new(new byte[32]);

    public DuckDbWarehouse Warehouse { get; } = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<LoadResult> LoadAsync(string name, byte[] content, string? profile = null, params string[] ownProfiles)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, content, Cancellation);
        return await LoadFileAsync(path, profile, ownProfiles);
    }

    public Task<LoadResult> LoadAsync(string name, string content, string? profile = null, params string[] ownProfiles) =>
        LoadAsync(name, Encoding.UTF8.GetBytes(content), profile, ownProfiles);

    public async Task<LoadResult> LoadFileAsync(string path, string? profile = null, params string[] ownProfiles)
    {
        using var loader = new FileLoader(
            Warehouse, new IngestOptions { Keys = _keys, Time = TimeProvider.System, Profile = profile, Profiles = Catalog(ownProfiles) });
        return await loader.LoadAsync(path, Cancellation);
    }

    public ProfileCatalog Catalog(params string[] profiles)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("n"))).FullName;
        for (var index = 0; index < profiles.Length; index++)
        {
            File.WriteAllText(Path.Combine(folder, $"own{index}.yml"), profiles[index]);
        }

        return ProfileCatalog.Load([folder]);
    }

    /// <summary>Rows as text: values by blanks, rows by semicolons.</summary>
    public async Task<string> AskAsync(string sql)
    {
        var result = await Warehouse.ReadAsync(sql, [], Cancellation);
        return string.Join("; ", result.Rows.Select(row => string.Join(' ', row.Select(Show))));
    }

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    public static string Issues(LoadReport report) =>
        string.Join("; ", report.Issues.Select(issue => $"{issue.Rule} {issue.Line} {issue.Segment}".Trim()));

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        _keys.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Show(object? value) => value switch
    {
        null => "-",
        DateOnly day => day.ToString("yyyy-MM-dd"),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm"),
        decimal number => number.ToString("0.##"),
        _ => value.ToString()!,
    };
}
