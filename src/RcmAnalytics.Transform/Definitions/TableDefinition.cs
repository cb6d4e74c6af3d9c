namespace RcmAnalytics.Transform.Definitions;

/// <summary>The contract of a raw table or a seed: its columns in order, each with its type.</summary>
internal sealed record TableDefinition
{
    public required string Description { get; init; }

    public required IReadOnlyList<string> Grain { get; init; }

    public required IReadOnlyDictionary<string, TypedColumn> Columns { get; init; }
}

internal sealed record TypedColumn
{
    /// <summary>text, money, quantity, date, timestamp, integer, bigint or boolean.</summary>
    public required string Type { get; init; }

    /// <summary>The element or column it comes from.</summary>
    public string? Source { get; init; }

    public string? Description { get; init; }

    /// <summary>Masked for roles without the right to it.</summary>
    public bool Phi { get; init; }
}
