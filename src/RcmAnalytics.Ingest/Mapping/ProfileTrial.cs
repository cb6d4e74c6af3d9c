namespace RcmAnalytics.Ingest;

/// <summary>A column of a file, and what a profile makes of it.</summary>
public sealed record ColumnFate(string Column, string Became);

/// <summary>A profile held against a file, without a warehouse.</summary>
public sealed record ProfileTrial
{
    public required string Profile { get; init; }

    public required IReadOnlyList<ColumnFate> Columns { get; init; }

    /// <summary>Rows by table, totals and issues.</summary>
    public required LoadReport Report { get; init; }

    /// <exception cref="FileRefusedException">The file does not fit, or cannot be trusted.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ProfileTrial Run(string path, string profile, ProfileCatalog profiles)
    {
        using var keys = new PatientKeys(new byte[PatientKeys.Length]);
        var options = new IngestOptions { Keys = keys, Time = TimeProvider.System, Profile = profile, Profiles = profiles };
        var file = new SourceFile { Path = path, Name = Path.GetFileName(path), ByteCount = 0, Sha256 = new('0', 64) };
        var report = new LoadReport();
        var reader = new MappedFileReader(file, options, report);
        foreach (var (_, batch) in reader.Read(FileParts.Of(path, file.Name)))
        {
            batch.Dispose();
        }

        return new ProfileTrial
        {
            Profile = profile,
            Columns = [.. reader.Bound.SelectMany(bound => bound.Binder.Fates()).Distinct()],
            Report = report,
        };
    }
}
