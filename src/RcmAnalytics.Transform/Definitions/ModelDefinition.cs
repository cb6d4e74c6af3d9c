namespace RcmAnalytics.Transform.Definitions;

/// <summary>What the yml beside a model states.</summary>
internal sealed record ModelDefinition
{
    public required string Description { get; init; }

    /// <summary>The columns that name a row.</summary>
    public required IReadOnlyList<string> Grain { get; init; }

    /// <summary>The sort key on ClickHouse.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    public Materialization Materialized { get; init; } = Materialization.Table;

    public IReadOnlyDictionary<string, ColumnDefinition> Columns { get; init; } =
        new Dictionary<string, ColumnDefinition>();

    /// <summary>Checks over the whole model, by name.</summary>
    public IReadOnlyDictionary<string, SqlCheck> Checks { get; init; } = new Dictionary<string, SqlCheck>();
}

internal enum Materialization
{
    Table,
    View,
}

internal sealed record ColumnDefinition
{
    public string? Description { get; init; }

    public IReadOnlyList<ColumnCheck> Checks { get; init; } = [];
}

/// <summary>A query that returns the offending rows; none is a pass.</summary>
internal sealed record SqlCheck
{
    public required string Sql { get; init; }

    public string? Description { get; init; }

    public CheckSeverity Severity { get; init; } = CheckSeverity.Error;
}

/// <summary>One promise about a column: written as a name (<c>not_null</c>) or as a map with its value.</summary>
internal sealed record ColumnCheck
{
    /// <summary>A check without a value, <c>not_null</c> or <c>unique</c>, when it is written as a map.</summary>
    public string? Check { get; init; }

    /// <summary>The model that has the same column, with every value this one has.</summary>
    public string? References { get; init; }

    public decimal? AtLeast { get; init; }

    public decimal? AtMost { get; init; }

    public IReadOnlyList<string>? AcceptedValues { get; init; }

    public CheckSeverity Severity { get; init; } = CheckSeverity.Error;
}
