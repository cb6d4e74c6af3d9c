using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace RcmAnalytics.Ingest;

/// <summary>A profile that fits a file, and where its header stands.</summary>
internal sealed record ProfileMatch
{
    private const double Tie = 0.02;

    public required ProfileDefinition Profile { get; init; }

    /// <summary>Line of the header's last row; 0 where names need no row.</summary>
    public required long HeaderLine { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyDictionary<string, string> Preamble { get; init; }

    public required double Score { get; init; }

    /// <summary>The profile that fits best, or null.</summary>
    /// <exception cref="FileRefusedException">Several fit alike.</exception>
    public static ProfileMatch? Find(IReadOnlyList<SampledRow> rows, string fileName, string? sheet, ProfileCatalog catalog, string? given)
    {
        var profiles = given is null ? catalog.Profiles : catalog.Profiles.Where(profile => profile.Profile == given);
        List<ProfileMatch> fitting =
        [
            .. profiles.Select(profile => Try(profile, rows, fileName, sheet)).OfType<ProfileMatch>()
                .OrderByDescending(match => match.Score + (catalog.IsOwn(match.Profile) ? Tie : 0)),
        ];
        if (fitting.Count > 1 && fitting[0].Score - fitting[1].Score < Tie && catalog.IsOwn(fitting[0].Profile) == catalog.IsOwn(fitting[1].Profile))
        {
            var names = fitting.TakeWhile(match => fitting[0].Score - match.Score < Tie).Select(match => match.Profile.Profile);
            throw new FileRefusedException($"The header fits several profiles alike: {string.Join(", ", names)}. Name one with --profile.", fitting[0].HeaderLine);
        }

        return fitting.FirstOrDefault();
    }

    /// <summary>Names of columns that a profile is known by and the best row lacks.</summary>
    public static IReadOnlyList<string> Missing(ProfileDefinition profile, IReadOnlyList<SampledRow> rows) =>
        rows.Count == 0
            ? profile.Detect.AllOf
            : rows.Select(row => row.Cells.Select(ColumnNames.Normalize).ToHashSet())
                .Select(found => (IReadOnlyList<string>)[.. profile.Detect.AllOf.Where(name => !HasAny(found, name))])
                .MinBy(missing => missing.Count)!; // there are rows

    private static ProfileMatch? Try(ProfileDefinition profile, IReadOnlyList<SampledRow> rows, string fileName, string? sheet)
    {
        if (sheet is not null && profile.Read.Sheets is { } sheets && !Regex.IsMatch(sheet, sheets, RegexOptions.IgnoreCase))
        {
            return null;
        }

        var header = profile.Read.Header;
        ProfileMatch? best = null;
        for (var index = header.Rows - 1; index < rows.Count && index < header.Within; index++)
        {
            var names = Compose([.. rows.Skip(index - header.Rows + 1).Take(header.Rows).Select(row => row.Cells)]);
            if ((header.Row is not { } row || rows[index].Line == row + header.Rows - 1 || rows[index].Line == 0)
                && ScoreOf(profile, names, fileName) is { } score && score > (best?.Score ?? 0))
            {
                best = new ProfileMatch
                {
                    Profile = profile,
                    HeaderLine = rows[index].Line,
                    Names = names,
                    Preamble = PreambleOf(profile, [.. rows.Take(index - header.Rows + 1)]),
                    Score = score,
                };
            }
        }

        return best;
    }

    // A name above empty cells stands for them too, as merged cells do.
    private static IReadOnlyList<string> Compose(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 1)
        {
            return rows[0];
        }

        var names = new string[rows.Max(row => row.Count)];
        for (var row = 0; row < rows.Count; row++)
        {
            var last = "";
            for (var column = 0; column < names.Length; column++)
            {
                var cell = column < rows[row].Count ? rows[row][column] : "";
                last = cell.Length > 0 || row == rows.Count - 1 ? cell : last;
                names[column] = $"{names[column]} {last}".Trim();
            }
        }

        return names;
    }

    private static double? ScoreOf(ProfileDefinition profile, IReadOnlyList<string> names, string fileName)
    {
        var found = names.Where(name => name.Length > 0).Select(ColumnNames.Normalize).ToHashSet();
        var detect = profile.Detect;
        if (!detect.AllOf.All(name => HasAny(found, name))
            || (detect.AnyOf.Count > 0 && !detect.AnyOf.Any(name => HasAny(found, name)))
            || detect.NoneOf.Any(name => HasAny(found, name)))
        {
            return null;
        }

        var known = ProfileColumns.Of(profile);
        var hits = found.Count(known.Contains);
        var isNamed = detect.Files.Any(glob => FileSystemName.MatchesSimpleExpression(glob, fileName, ignoreCase: true));
        return (2.0 * hits / (found.Count + known.Count)) + ((double)hits / found.Count) + (isNamed ? 1 : 0);
    }

    private static bool HasAny(HashSet<string> found, string names) => names.Split('|').Any(name => found.Contains(ColumnNames.Normalize(name)));

    private static Dictionary<string, string> PreambleOf(ProfileDefinition profile, IReadOnlyList<SampledRow> rows)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, definition) in profile.Read.Preamble)
        {
            if (ValueOf(definition, rows) is { } value)
            {
                values[name] = value;
            }
        }

        return values;
    }

    private static string? ValueOf(PreambleDefinition definition, IReadOnlyList<SampledRow> rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = rows[row].Cells;
            if (definition.Matches is { } matches
                && TransformSource.Match(new Regex(matches, RegexOptions.IgnoreCase), string.Join(' ', cells)) is { Length: > 0 } matched)
            {
                return matched.Trim();
            }

            for (var column = 0; column < cells.Count; column++)
            {
                if (definition.Beside is { } beside && ColumnNames.Normalize(cells[column]) == ColumnNames.Normalize(beside))
                {
                    return cells.Skip(column + 1).FirstOrDefault(cell => cell.Length > 0);
                }

                if (definition.Below is { } below && ColumnNames.Normalize(cells[column]) == ColumnNames.Normalize(below))
                {
                    return rows.ElementAtOrDefault(row + 1)?.Cells.ElementAtOrDefault(column);
                }
            }
        }

        return null;
    }
}
