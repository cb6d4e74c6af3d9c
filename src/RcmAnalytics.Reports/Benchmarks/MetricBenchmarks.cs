namespace RcmAnalytics.Reports.Benchmarks;

/// <summary>What a metric's figure can be held against.</summary>
public sealed record MetricBenchmarks
{
    public required string Metric { get; init; }

    /// <summary>Where the same practices' own months lay; null with fewer than six of them.</summary>
    public required OwnBand? Own { get; init; }

    /// <summary>Published figures, the latest first. Whom they were measured on is part of each.</summary>
    public required IReadOnlyList<PublishedFigure> Published { get; init; }

    public required PeerComparison Peers { get; init; }
}

/// <summary>The quarters of the last twelve ripe months before the period.</summary>
/// <param name="Months">How many months there were, six to twelve.</param>
public sealed record OwnBand(decimal Low, decimal Median, decimal High, int Months, DateOnly First, DateOnly Last);

/// <param name="Upper">The end of a range; null where one value was published.</param>
/// <param name="Population">Whom it was measured on, which is hardly ever a practice like the reader's.</param>
/// <param name="Year">The year it describes; null where the source names none.</param>
/// <param name="Grade">P primary, V vendor, B second hand.</param>
public sealed record PublishedFigure(
    decimal Value,
    decimal? Upper,
    string Population,
    int? Year,
    string Source,
    string Grade);

/// <summary>How all practices stand, told in a way that gives none of them away (<see cref="PeerGroups"/>).</summary>
public sealed record PeerComparison
{
    /// <summary>Why nothing is told; null when it is.</summary>
    public required string? Withheld { get; init; }

    /// <summary>How many practices there are, the reader's own among them; 0 when nothing is told.</summary>
    public required int Practices { get; init; }

    /// <summary>The first quartile of the rounded figures.</summary>
    public required decimal? Low { get; init; }

    public required decimal? Median { get; init; }

    /// <summary>The third quartile of the rounded figures.</summary>
    public required decimal? High { get; init; }

    /// <summary>The practices the reader asked for and may see, best first.</summary>
    public required IReadOnlyList<PeerStanding> Standings { get; init; }

    internal static PeerComparison None(string reason) =>
        new() { Withheld = reason, Practices = 0, Low = null, Median = null, High = null, Standings = [] };
}

/// <param name="Value">The practice's own figure, not rounded.</param>
/// <param name="Rank">1 is best; figures that are the same when rounded share a rank.</param>
/// <param name="Quarter">1 is the best quarter of the practices.</param>
public sealed record PeerStanding(string? PracticeId, string? PracticeName, decimal Value, int Rank, int Quarter);
