using System.Text;
using Apache.Arrow;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Text, workbooks and JSON as batches for the raw tables that their profiles name.</summary>
internal sealed class MappedFileReader(SourceFile file, IngestOptions options, LoadReport report)
{
    private const int RecordsBetweenProgress = 4096;

    private readonly MappedTables _tables = new();
    private readonly Dictionary<string, long> _totals = new(StringComparer.Ordinal);
    private long _records;

    /// <summary>Profile, target column and column of the file of each mapping that was made.</summary>
    public List<(ProfileMatch Match, ProfileBinder Binder)> Bound { get; } = [];

    /// <summary>Rows by table; whole once the file has been read.</summary>
    public IEnumerable<RawTable> Tables => _tables.All.Select(table => table.Rows);

    public IEnumerable<(string Table, RecordBatch Batch)> Read(IReadOnlyList<FilePart> parts)
    {
        List<string> skipped = [];
        IReadOnlyList<SampledRow> nearest = [];
        foreach (var part in parts)
        {
            foreach (var sheet in SourceSheet.Of(part))
            {
                var rows = sheet.Sample();
                if (ProfileMatch.Find(rows, part.Name, sheet.Name, options.Profiles, options.Profile) is not { } match)
                {
                    skipped.Add(sheet.Name ?? part.Member ?? part.Name);
                    nearest = rows.Count > nearest.Count ? rows : nearest;
                    continue;
                }

                foreach (var batch in Read(sheet, match))
                {
                    yield return batch;
                }
            }
        }

        if (Bound.Count == 0)
        {
            throw new FileRefusedException(WhyUnknown(nearest), null);
        }

        foreach (var name in skipped)
        {
            report.Add(new LoadIssue
            {
                Rule = "part_skipped",
                Severity = X12Severity.Warning,
                Message = $"{name} fits no profile and was not read.",
            });
        }

        foreach (var batch in Rest())
        {
            yield return batch;
        }
    }

    private IEnumerable<(string Table, RecordBatch Batch)> Read(SourceSheet sheet, ProfileMatch match)
    {
        var profile = match.Profile;
        report.AddKind(profile.Profile);
        report.ProfileVersion = profile.Version;
        using var source = sheet.Open(profile);
        var binder = new ProfileBinder(profile, match.Names, match.Preamble, source.HasSerialDates, options.Keys);
        var mapping = new SheetMapping(match, binder, source, Origin(profile, source.Sheet), _tables, options, report);
        Bound.Add((match, binder));
        source.ExpectedFields = match.Names.Count;
        while (mapping.Read())
        {
            if (++_records % RecordsBetweenProgress == 0)
            {
                options.Progress?.Invoke(sheet.Position);
            }

            foreach (var table in _tables.All)
            {
                if (table.Rows.IsFull)
                {
                    yield return (table.Rows.Name, table.Rows.ToBatch());
                }
            }
        }

        mapping.End(_totals);
    }

    private IEnumerable<(string Table, RecordBatch Batch)> Rest()
    {
        foreach (var (name, hundredths) in _totals)
        {
            report.AddTotal(name, hundredths / 100m);
        }

        foreach (var table in _tables.All.Select(table => table.Rows))
        {
            report.Count(table.Name, table.RowCount);
            yield return (table.Name, table.ToBatch());
        }
    }

    private RowOrigin Origin(ProfileDefinition profile, string? sheet) => new()
    {
        LoadId = Encoding.ASCII.GetBytes(file.LoadId),
        System = Encoding.UTF8.GetBytes(profile.System),
        Profile = Encoding.UTF8.GetBytes(profile.Profile),
        ProfileVersion = profile.Version,
        LoadMode = profile.Load == LoadMode.Snapshot ? "snapshot"u8.ToArray() : "increment"u8.ToArray(),
        Sheet = sheet is null ? null : Encoding.UTF8.GetBytes(sheet),
    };

    private string WhyUnknown(IReadOnlyList<SampledRow> rows)
    {
        if (options.Profile is { } given)
        {
            var profile = options.Profiles.Find(given);
            return profile is null
                ? $"There is no profile '{given}'. Those there are: rcm profile list"
                : $"The file does not fit the profile {given}: no row of its first {profile.Read.Header.Within} has the columns "
                    + $"{string.Join(", ", ProfileMatch.Missing(profile, rows))}.";
        }

        var near = options.Profiles.Profiles
            .Select(profile => (profile.Profile, Missing: ProfileMatch.Missing(profile, rows), profile.Detect.AllOf.Count))
            .Where(profile => profile.Missing.Count * 2 <= profile.Count)
            .OrderBy(profile => (double)profile.Missing.Count / profile.Count)
            .Select(profile => $" The nearest profile, {profile.Profile}, misses {string.Join(", ", profile.Missing)}.")
            .FirstOrDefault("");
        return "The content is neither X12 (no ISA, GS or ST segment) nor an export with the header of a profile."
            + near + " To make a profile for it: rcm profile new FILE";
    }
}
