using RcmAnalytics.Transform.Definitions;

namespace RcmAnalytics.Transform.Models;

/// <summary>One select, and the relation it builds.</summary>
internal sealed record SqlModel
{
    public required string Name { get; init; }

    /// <summary>Where the text is, below sql/.</summary>
    public required string File { get; init; }

    public required string Sql { get; init; }

    public required ModelDefinition Definition { get; init; }

    public bool IsView => Definition.Materialized == Materialization.View;

    /// <summary>The models and seeds it reads.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }
}

/// <summary>A reference set kept as csv beside the yml that types it.</summary>
internal sealed record Seed(string Name, string Path, TableDefinition Definition);

/// <summary>A table that loads write and staging reads.</summary>
internal sealed record RawTable(string Name, TableDefinition Definition);
