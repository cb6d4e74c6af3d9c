namespace RcmAnalytics.Reports.Charts;

/// <summary>What a chart shows of a result. Which figures, periods and dimensions is the result's request.</summary>
public sealed record ChartSpec
{
    public required ChartKind Kind { get; init; }

    /// <summary>What the chart says, above it; null takes the metric's label.</summary>
    public string? Title { get; init; }

    /// <summary>Pixels before <see cref="Scale"/>.</summary>
    public int Width { get; init; } = 1000;

    public int Height { get; init; } = 560;

    /// <summary>2 for print.</summary>
    public double Scale { get; init; } = 1;

    public bool Dark { get; init; }

    /// <summary>At most this many bars or series; what is left out is said under the title.</summary>
    public int Limit { get; init; } = 12;
}

public enum ChartKind
{
    /// <summary>A line per metric, or per value of the first dimension.</summary>
    Line,

    /// <summary>Horizontal bars, longest first.</summary>
    Bar,

    /// <summary>A column per period, cut by the first dimension.</summary>
    StackedBar,

    /// <summary>Columns for the first metric, a line on a second axis for the last.</summary>
    Combo,
}

public enum ChartFormat
{
    Png,
    Svg,
}
