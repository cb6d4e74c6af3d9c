using System.Runtime.CompilerServices;

namespace RcmAnalytics.Ingest;

/// <summary>All columns of a file that a profile knows, by normal names.</summary>
internal static class ProfileColumns
{
    private static readonly ConditionalWeakTable<ProfileDefinition, HashSet<string>> Known = [];

    public static HashSet<string> Of(ProfileDefinition profile) => Known.GetValue(profile, Collect);

    private static HashSet<string> Collect(ProfileDefinition profile)
    {
        var names = profile.Phi.Concat(profile.Ignore).Concat(profile.Detect.AllOf.SelectMany(name => name.Split('|')))
            .Concat(profile.Practice?.From ?? [])
            .Concat(profile.Read.Drop.SelectMany(drop => drop.When.Keys))
            .Concat(profile.Checks.Values.SelectMany(check => check.Plus.Concat(check.Minus)))
            .Concat(profile.Tables.Values.SelectMany(rows => rows.SelectMany(Columns)));
        return [.. names.Select(ColumnNames.Normalize)];
    }

    private static IEnumerable<string> Columns(RowDefinition row)
    {
        var columns = row.Columns.Values.Concat(row.Route.SelectMany(route => route.Columns.Values))
            .Concat(row.Slots?.Overrides.Values.SelectMany(overrides => overrides.Values) ?? []);
        var conditions = (row.When?.Keys ?? []).Concat(row.Route.SelectMany(route => route.When?.Keys ?? []));
        var names = columns.SelectMany(Columns).Concat(conditions.SelectMany(name => name.Split('|'))).ToList();
        return names.SelectMany(name => name.Contains("{s}", StringComparison.Ordinal)
            ? (row.Slots?.Each.Keys ?? []).Select(slot => name.Replace("{s}", slot, StringComparison.Ordinal))
            : [name]);
    }

    private static IEnumerable<string> Columns(ColumnDefinition column) =>
        column.From.Concat(column.Join)
            .Concat(column.Person is { } person ? person.Name.Concat(person.Last).Concat(person.First).Concat(person.BirthDate) : [])
            .Concat((column.When?.Keys ?? []).Concat(column.NegativeWhen?.Keys ?? []).SelectMany(name => name.Split('|')));
}
