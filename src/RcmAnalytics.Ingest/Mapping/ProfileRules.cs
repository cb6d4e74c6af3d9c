using System.Text.RegularExpressions;

namespace RcmAnalytics.Ingest;

/// <summary>What a profile must keep to beyond its keys; every fault is told.</summary>
internal static class ProfileRules
{
    public static readonly IReadOnlyList<string> Delimiters = ["comma", "tab", "pipe", "semicolon"];

    public static readonly IReadOnlyList<string> Encodings = ["utf-8", "utf-16", "latin-1", "windows-1252"];

    /// <summary>Columns that every mapped table has and no profile sets.</summary>
    public static readonly IReadOnlySet<string> Lineage = new HashSet<string>(StringComparer.Ordinal)
    {
        "load_id", "row_ordinal", "practice_id", "source_system", "profile", "profile_version", "load_mode", "sheet",
        "source_line", "row_key", "extras",
    };

    private static readonly HashSet<string> PersonKeys = ["account_key", "member_key", "patient_key"];

    public static IEnumerable<string> Faults(ProfileDefinition profile)
    {
        if (profile.Detect.AllOf.Count == 0)
        {
            yield return "detect.all_of names no column: every file would fit.";
        }

        if (profile.Read.Delimiter is { } delimiter && !Delimiters.Contains(delimiter))
        {
            yield return $"read.delimiter is '{delimiter}'; one of {string.Join(", ", Delimiters)} was expected.";
        }

        if (profile.Read.Encoding is { } encoding && !Encodings.Contains(encoding))
        {
            yield return $"read.encoding is '{encoding}'; one of {string.Join(", ", Encodings)} was expected.";
        }

        foreach (var format in profile.Dates.Where(format => !DateFormats.IsKnown(format)))
        {
            yield return $"dates has '{format}'; one of {DateFormats.Names} was expected.";
        }

        if (profile.DecimalSign is not ("." or ","))
        {
            yield return "decimal_sign is a point or a comma.";
        }

        if (profile.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            yield return $"time_zone '{zone}' is not known; an IANA name such as America/Chicago was expected.";
        }

        var faults = profile.Tables.SelectMany(table => table.Value.SelectMany((row, index) =>
            RowFaults(profile, table.Key, row).Select(fault => $"tables.{table.Key}[{index}]: {fault}")));
        foreach (var fault in faults)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> RowFaults(ProfileDefinition profile, string table, RowDefinition row)
    {
        if (TableContract.Find(table) is not { } contract || table is "pm_headers" or "pm_quarantine" or "pm_unmapped_values")
        {
            return [$"there is no such table; one of {string.Join(", ", TableContract.Names.Order())} was expected."];
        }

        var columns = row.Columns
            .Concat(row.Route.SelectMany(route => route.Columns))
            .Concat(row.Slots?.Overrides.Values.SelectMany(columns => columns) ?? [])
            .ToList();
        var set = columns.Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        var named = row.Key.Concat(row.Required).Concat(row.SkipIfBlank).Concat(row.SkipIfZero);
        var conditions = Conditions(row.When)
            .Concat(row.Route.SelectMany(route => Conditions(route.When)))
            .Concat(columns.SelectMany(column => Conditions(column.Value.When).Concat(Conditions(column.Value.NegativeWhen))));
        return named.Where(name => !set.Contains(name)).Select(name => $"'{name}' is named in key, required or skip_if and never set.")
            .Concat(columns.SelectMany(column => ColumnFaults(profile, contract, column.Key, column.Value)))
            .Concat(conditions.Where(condition => condition.Matches is not null && !IsExpression(condition.Matches))
                .Select(condition => $"'{condition.Matches}' is not a regular expression."));
    }

    private static IEnumerable<ConditionDefinition> Conditions(IReadOnlyDictionary<string, ConditionDefinition>? when) =>
        when?.Values ?? [];

    private static IEnumerable<string> ColumnFaults(ProfileDefinition profile, TableContract contract, string name, ColumnDefinition column)
    {
        if (Lineage.Contains(name) || contract.TypeOf(name) is null)
        {
            yield return $"there is no column '{name}' to set.";
        }

        var sources = new[]
        {
            column.From.Count > 0, column.Value is not null, column.Preamble is not null, column.Join.Count > 0,
            column.When is not null, column.Person is not null,
        }.Count(isGiven => isGiven);
        if (sources != 1)
        {
            yield return $"'{name}' has {sources} of from, value, preamble, join, when and person; one was expected.";
        }

        if ((name == "patient_key") != (column.Person is not null))
        {
            yield return $"'{name}': person makes patient_key, and nothing else does.";
        }

        if (column.Map is { } map && !profile.Maps.ContainsKey(map))
        {
            yield return $"'{name}' names the map '{map}', which maps does not have.";
        }

        if (column.Preamble is { } preamble && !profile.Read.Preamble.ContainsKey(preamble)
            && profile.Read.Drop.All(drop => !drop.Capture.ContainsKey(preamble)))
        {
            yield return $"'{name}' names '{preamble}', which read.preamble does not have.";
        }

        if (column.Split is { } split && !CodeSplitter.Names.Contains(split))
        {
            yield return $"'{name}' splits by '{split}'; one of {string.Join(", ", CodeSplitter.Names)} was expected.";
        }

        if (column.Matches is { } matches && !IsExpression(matches))
        {
            yield return $"'{name}': '{matches}' is not a regular expression.";
        }

        foreach (var format in column.Dates.Where(format => !DateFormats.IsKnown(format)))
        {
            yield return $"'{name}' has the date format '{format}'; one of {DateFormats.Names} was expected.";
        }

        foreach (var source in column.From.Concat(column.Join))
        {
            if (!PersonKeys.Contains(name) && !column.Keep && ColumnNames.IsPersonal(source))
            {
                yield return $"'{name}' would store '{source}', whose name tells of a person. Map it to a key, or state keep: true.";
            }

            if (!PersonKeys.Contains(name) && profile.Phi.Contains(source))
            {
                yield return $"'{name}' would store '{source}', which phi lists.";
            }
        }
    }

    private static bool IsExpression(string text)
    {
        try
        {
            _ = new Regex(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
