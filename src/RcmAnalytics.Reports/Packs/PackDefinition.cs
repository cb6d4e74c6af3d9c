using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Closing;

namespace RcmAnalytics.Reports.Packs;

/// <summary>An Excel pack as <c>dashboards/packs/NAME.yml</c> says it: sheets of metric names.</summary>
public sealed record PackDefinition
{
    public string Name { get; init; } = "";

    public required string Title { get; init; }

    /// <summary>The file's name; <c>{month}</c> and <c>{practice}</c> are filled in.</summary>
    public required string File { get; init; }

    /// <summary>Sheets in order, by the name on their tab.</summary>
    public required Dictionary<string, PackSheet> Sheets { get; init; }
}

/// <summary>One sheet: what it answers, and its blocks from top to bottom by their headings.</summary>
public sealed record PackSheet
{
    public required string Note { get; init; }

    public required Dictionary<string, PackBlock> Blocks { get; init; }

    /// <summary>How many pages it may take in print; it is always one wide.</summary>
    public int Pages { get; init; } = 1;
}

/// <summary>A table of figures, with a chart bound to its cells where one is named.</summary>
public sealed record PackBlock
{
    public required PackBlockKind Kind { get; init; }

    public List<string> Metrics { get; init; } = [];

    /// <summary>The dimension of a table's rows.</summary>
    public string? By { get; init; }

    /// <summary>How many months up to the reported one a trend shows, or a table adds up.</summary>
    public int Months { get; init; } = 1;

    /// <summary>A metric whose largest figures come first.</summary>
    public string? OrderBy { get; init; }

    /// <summary>At most this many rows; of a block of what moved, members of each metric.</summary>
    public int? Limit { get; init; }

    public PackChart? Chart { get; init; }
}

public enum PackBlockKind
{
    /// <summary>A row for each metric: the month, what it is compared with, and what it is made of.</summary>
    Scorecard,

    /// <summary>A row for each month.</summary>
    Trend,

    /// <summary>A row for each value of a dimension.</summary>
    Table,

    /// <summary>A row for each metric: the month beside the practice's own months and its peers; published figures below.</summary>
    Benchmarks,

    /// <summary>A row for each value of a dimension, a column for each age, and totals.</summary>
    Ageing,

    /// <summary>A row for each month of the cash forecast, summed from its parts.</summary>
    Forecast,

    /// <summary>A row for each cohort's part of each month, multiplied from its factors. Stands first on its sheet.</summary>
    Parts,

    /// <summary>For each metric the members of a dimension that moved it from the month before, summing to the change.</summary>
    Moved,

    /// <summary>What moved of the metrics in closed months: as first reported, as now known, and why.</summary>
    Restated,

    /// <summary>What every number of the pack means.</summary>
    Definitions,
}

/// <summary>A native chart over a block's cells.</summary>
public sealed record PackChart
{
    public required PackChartKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>The metrics drawn; a combo draws the last as a line. Ageing draws its ages.</summary>
    public List<string> Metrics { get; init; } = [];
}

public enum PackChartKind
{
    Combo,
    Bar,
    Stacked,
}

/// <summary>Which pack, for which month and whom.</summary>
public sealed record PackRequest
{
    public required PackDefinition Pack { get; init; }

    /// <summary>Any day of the month reported.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>One practice; null reports all practices of the scope together.</summary>
    public string? PracticeId { get; init; }

    /// <inheritdoc cref="MetricRequest.PracticeScope"/>
    public IReadOnlyList<string>? PracticeScope { get; init; }

    /// <summary>The closed months; null where there are none to know of.</summary>
    public ClosedMonths? Closed { get; init; }
}
