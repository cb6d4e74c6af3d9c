namespace RcmAnalytics.Reports.Packs;

/// <summary>A chart to be drawn over cells: where it stands and which cells it reads.</summary>
internal sealed record PlacedChart
{
    public string Sheet { get; init; } = "";

    public required PackChartKind Kind { get; init; }

    public required string Title { get; init; }

    public int TopRow { get; init; }

    public int BottomRow { get; init; }

    /// <summary>In columns, from the first.</summary>
    public required int Width { get; init; }

    public required int CategoryColumn { get; init; }

    public required int FirstRow { get; init; }

    public required int LastRow { get; init; }

    /// <summary>What the category cells show, for readers that do not compute.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<PlacedSeries> Series { get; init; }
}

/// <param name="Values">What the cells show, for readers that do not compute.</param>
internal sealed record PlacedSeries(string Label, int Column, string Format, IReadOnlyList<decimal?> Values);
