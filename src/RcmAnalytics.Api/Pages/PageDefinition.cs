namespace RcmAnalytics.Api.Pages;

/// <summary>A web page: rows of tiles that name metrics. One file of <c>dashboards/pages</c>; no SQL, no layout code.</summary>
public sealed record PageDefinition
{
    public required string Title { get; init; }

    /// <summary>The question the page answers, in the reader's words.</summary>
    public required string Question { get; init; }

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

    /// <summary>Every metric the row shows.</summary>
    internal IEnumerable<string> MetricNames() =>
    [
        .. Tiles ?? [],
        .. Combo is null ? [] : Combo.Bars.Append(Combo.Line),
        .. Line?.Metrics ?? [],
        .. Bar?.Metrics ?? [],
        .. Leaderboard is null ? [] : Leaderboard.Metrics,
    ];

    /// <summary>Every dimension the row cuts by, grains of time left out.</summary>
    internal IEnumerable<string> DimensionNames() =>
        new[] { Combo?.By, Line?.By, Bar?.By, Leaderboard?.By }.OfType<string>().Where(name => name != "month");
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

    /// <summary>The metric that ranks the rows, largest first.</summary>
    public required string OrderBy { get; init; }

    public required int Limit { get; init; }
}
