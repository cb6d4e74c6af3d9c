using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Packs;

/// <summary>An Excel pack as <c>dashboards/packs/NAME.yml</c> says it: sheets of metric names.</summary>
public sealed record PackDefinition
{
    public string Name { get; init; } = "";

    public required string Title { get; init; }

    /// <summary>The file's name; <c>{month}</c> and <c>{practice}</c> are filled in.</summary>
    public required string File { get; init; }

    /// <summary>Sheets in order, by the name on their tab.</summary>
    public required IReadOnlyDictionary<string, PackSheet> Sheets { get; init; }
}

/// <summary>One sheet: exactly one of its kinds is given.</summary>
public sealed record PackSheet
{
    /// <summary>The sentence under the title: what the sheet answers.</summary>
    public string Note { get; init; } = "";
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
}
