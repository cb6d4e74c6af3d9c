namespace RcmAnalytics.Metrics.Compilation;

/// <summary>
/// The conditions on the rows of a model, the same for figures, their denominators, comparisons and drills. The asker's
/// practices are always among them.
/// </summary>
internal sealed class RowConditions(MetricCatalog catalog, MetricRequest request, RunContext context, SqlValues values)
{
    /// <summary>The keys of one cell, when only its rows are wanted.</summary>
    public IReadOnlyList<MetricFilter> Cell { get; init; } = [];

    private const string SnapshotDate = "snapshot_date";

    /// <summary>Which rows of the measure's subject may count in the window; its own <c>where</c> is not among them.</summary>
    public IReadOnlyList<string> Of(Measure measure, string basis, DateWindow window)
    {
        List<string> conditions = [];
        if (measure.TrailingDays is null)
        {
            conditions.AddRange(InWindow(measure.Subject, measure.Subject.Dates[basis], window));
        }

        conditions.AddRange(Allowed(measure.Subject));
        foreach (var filter in request.Where.Where(filter => measure.IsSplitBy(filter.Dimension)))
        {
            conditions.Add(Filter(measure.Subject.Dimensions[filter.Dimension], filter));
        }

        foreach (var filter in Cell.Where(filter => measure.IsSplitBy(filter.Dimension)))
        {
            var column = $"coalesce({measure.Subject.Dimensions[filter.Dimension]}, '')";
            conditions.Add(values.In(column, "cell_" + filter.Dimension, [.. filter.Values.Select(value => value ?? "")]));
        }

        return conditions;
    }

    /// <summary>The subject's own population, and the practices of the scope.</summary>
    public IEnumerable<string> Allowed(Subject subject)
    {
        if (subject.Where is { } population)
        {
            yield return $"({population})";
        }

        if (request.PracticeScope is { } scope)
        {
            yield return values.In("practice_id", "scope", scope);
        }
    }

    public IEnumerable<string> InWindow(Subject subject, string column, DateWindow window)
    {
        window = subject.IsSnapshot ? window.ForSnapshots() : window;
        var prefix = subject.IsSnapshot ? window.Prefix + "snapshot_" : window.Prefix;
        if (window.From is { } from)
        {
            yield return $"{column} >= {values.Day(prefix + "from", from)}";
        }

        var to = values.Day(prefix + "to", window.To);
        yield return $"{column} <= {to}";
        if (subject.IsSnapshot)
        {
            yield return IsLastSnapshot(column, to, window.Grain);
        }
    }

    /// <summary>The measure's own condition, narrowed to what was known when the comparison had the same age.</summary>
    public string? Counted(Measure measure, DateWindow window)
    {
        List<string> conditions = measure.Where is { } where ? [where] : [];
        if (window.KnownTo is not null && measure.Known is { } known)
        {
            conditions.Add($"{known} <= {KnownDay(window)}");
        }

        if (measure.Until is { } until)
        {
            conditions.Add($"coalesce({until} > {KnownDay(window)}, true)");
        }

        return conditions.Count switch
        {
            0 => null,
            1 => conditions[0],
            _ => string.Join(" and ", conditions.Select(condition => $"({condition})")),
        };
    }

    /// <summary>Which rows of a Kaplan-Meier median are on its curve: answered or open, what began after the day is not.</summary>
    public IReadOnlyList<string> OnCurve(Measure measure, Span span, string basis, DateWindow window) =>
    [
        .. Of(measure, basis, window),
        .. measure.Where is { } where ? new[] { $"({where})" } : [],
        $"{span.From} <= {KnownDay(window)}",
    ];

    /// <summary>The day that the window's figures were known on.</summary>
    public string KnownDay(DateWindow window) => values.Day(window.Prefix + "known_to", window.KnownTo ?? context.AsOf);

    /// <summary>
    /// Snapshots stand at every month end and at the as-of day. One is its period's last when the next lies in another
    /// period or after the window.
    /// </summary>
    private string IsLastSnapshot(string column, string to, MetricGrain grain)
    {
        var asOf = values.Day("as_of", context.AsOf);
        var next = $"least(month_end(add_days({column}, 1)), {asOf})";
        var otherPeriod = grain == MetricGrain.All
            ? ""
            : $" or {PeriodSql.Start(next, grain)} != {PeriodSql.Start(column, grain)}";
        return $"({column} = {asOf} or {next} > {to}{otherPeriod})";
    }

    /// <summary>Filters take what rows hold, and the names that answers print.</summary>
    private string Filter(string column, MetricFilter filter)
    {
        var name = "where_" + filter.Dimension;
        var texts = filter.Values.Select(value => value ?? "").ToList();
        var byKey = values.In($"coalesce({column}, '')", name, texts);
        var dimension = catalog.Dimension(filter.Dimension);
        return dimension is { Coded: false, Table: { } table, Key: { } key, Name: { } words }
            ? $"({byKey} or {column} in (select {key} from {table} where {values.In(words, name, texts)}))"
            : byKey;
    }

    /// <summary>The dates of the snapshots a window shows, each with its period.</summary>
    public string Snapshots(Subject subject, DateWindow window) =>
        $"""
            select
                {window.Period(SnapshotDate)} as period,
                {SnapshotDate}
            from {subject.Model}
            where {And([.. InWindow(subject, SnapshotDate, window), .. Allowed(subject)], 4)}
            group by period, {SnapshotDate}
        """;

    public static string And(IReadOnlyList<string> conditions, int indent) =>
        string.Join($"\n{new string(' ', indent + 4)}and ", conditions);
}
