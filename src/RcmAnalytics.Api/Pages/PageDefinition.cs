namespace RcmAnalytics.Api.Pages;

/// <summary>A web page: rows of tiles that name metrics. One file of <c>dashboards/pages</c>; no SQL, no layout code.</summary>
public sealed record PageDefinition
{
    public required string Title { get; init; }

    /// <summary>Where the page stands among the others, 1 first.</summary>
    public required int Place { get; init; }

    /// <summary>The question the page answers, in the reader's words.</summary>
    public required string Question { get; init; }

    /// <summary>Its metrics tell how things stand on the as-of day, whichever month the reader chose.</summary>
    public bool Now { get; init; }

    public required IReadOnlyList<PageRow> Rows { get; init; }
}

/// <summary>One row of a page: a strip of cards, charts side by side, or a leaderboard.</summary>
public sealed record PageRow
{
    /// <summary>Metrics shown as cards.</summary>
    public IReadOnlyList<string>? Tiles { get; init; }

    /// <summary>Bars with a line on a second axis.</summary>
    public ComboTile? Combo { get; init; }

    public ChartTile? Line { get; init; }

    public ChartTile? Bar { get; init; }

    public LeaderboardTile? Leaderboard { get; init; }

    public MovedTile? Moved { get; init; }

    public RestatedTile? Restated { get; init; }

    public ListTile? List { get; init; }

    /// <summary>What the row asks: metrics, and the dimension they are cut by; null where they are not.</summary>
    internal IEnumerable<(IReadOnlyList<string> Metrics, string? Dimension)> Questions()
    {
        if (Tiles is not null)
        {
            yield return (Tiles, null);
        }

        if (Combo is not null)
        {
            yield return ([.. Combo.Bars, Combo.Line], DimensionOf(Combo.By));
        }

        foreach (var chart in new[] { Line, Bar }.OfType<ChartTile>())
        {
            yield return (chart.Metrics, DimensionOf(chart.By));
        }

        if (Leaderboard is not null)
        {
            yield return ([.. Leaderboard.Metrics, .. Leaderboard.OrderBy is { } ranked ? [ranked] : Array.Empty<string>()], Leaderboard.By);
        }

        if (List is not null)
        {
            yield return ([List.Metric], null);
        }

        if (Moved is not null)
        {
            foreach (var dimension in Moved.By)
            {
                yield return (Moved.Metrics, dimension);
            }
        }
    }

    // A chart over time has a grain and no dimension.
    private static string? DimensionOf(string by) => by == "month" ? null : by;
}

/// <summary>Bars (amounts or counts) and one line (a rate) over the same steps.</summary>
public sealed record ComboTile
{
    public required string Title { get; init; }

    public required IReadOnlyList<string> Bars { get; init; }

    public required string Line { get; init; }

    /// <summary><c>month</c> or a dimension.</summary>
    public required string By { get; init; }
}

public sealed record ChartTile
{
    public required string Title { get; init; }

    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary><c>month</c> or a dimension.</summary>
    public required string By { get; init; }

    /// <summary>The most steps shown, largest first; null shows all in the dimension's own order.</summary>
    public int? Limit { get; init; }
}

/// <summary>A table with one row per value of a dimension. Its figures open the rows they counted.</summary>
public sealed record LeaderboardTile
{
    public required string Title { get; init; }

    public required string By { get; init; }

    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>The metric that ranks the rows, largest first; null keeps the dimension's own order.</summary>
    public string? OrderBy { get; init; }

    public required int Limit { get; init; }
}

/// <summary>What moved a metric from the period before: the reader picks one of the metrics and one of the dimensions.</summary>
public sealed record MovedTile
{
    public required string Title { get; init; }

    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Dimensions whose members contribute.</summary>
    public required IReadOnlyList<string> By { get; init; }
}

/// <summary>A closed month as first reported and as now known, why it moved, and the history of closings.</summary>
public sealed record RestatedTile
{
    public required string Title { get; init; }
}

/// <summary>The rows that a metric counts, in the order in which they matter where the metric has one.</summary>
public sealed record ListTile
{
    public required string Title { get; init; }

    public required string Metric { get; init; }

    /// <summary>What is said where there are no rows.</summary>
    public required string Empty { get; init; }
}
