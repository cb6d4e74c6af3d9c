using Microsoft.AspNetCore.Http.HttpResults;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Reports.Benchmarks;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class QueryEndpoints
{
    private const int MostTiles = 50;
    private const int MostRows = 10_000;

    public static void MapQuery(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/query", QueryAsync).WithTags("Metrics").WithName("Query")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>Answers all tiles of a page at once.</summary>
    internal static async Task<Ok<QueryAnswer>> QueryAsync(
        QueryRequest query,
        MetricCatalog catalog,
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        if (query.Tiles.Count > MostTiles)
        {
            throw new MetricException($"{query.Tiles.Count} tiles were found; at most {MostTiles} are answered at once.");
        }

        Dictionary<string, TileAnswer> answers = new(query.Tiles.Count, StringComparer.Ordinal);
        foreach (var (name, tile) in query.Tiles)
        {
            answers.Add(name, await ReadTileAsync(name, tile, catalog, warehouse, cancellation));
        }

        return TypedResults.Ok(new QueryAnswer(answers));
    }

    private static async Task<TileAnswer> ReadTileAsync(
        string name,
        TileQuery tile,
        MetricCatalog catalog,
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        try
        {
            var request = tile.ToRequest(MostRows);
            var result = await MetricReader.ReadAsync(warehouse, catalog, request, cancellation);
            return new TileAnswer(
                result.AsOf,
                result.From,
                result.To,
                [.. result.Metrics.Select(metric => metric.Name)],
                [.. result.Dimensions.Select(dimension => dimension.Name)],
                result.Rows,
                tile.Benchmarks
                    ? await BenchmarkReader.ReadAsync(warehouse, catalog, request, withAllGrades: false, cancellation)
                    : null);
        }
        catch (MetricException fault)
        {
            throw new MetricException($"Tile '{name}': {fault.Message}");
        }
    }
}

/// <param name="Tiles">What is asked, by a name of the asker's choice that comes back with the answer.</param>
internal sealed record QueryRequest(IReadOnlyDictionary<string, TileQuery> Tiles);

/// <summary>One tile's question. What is left out takes the default of the CLI.</summary>
internal sealed record TileQuery
{
    public required IReadOnlyList<string> Metrics { get; init; }

    public IReadOnlyList<string>? By { get; init; }

    /// <summary>Values by dimension; null stands for rows without a value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>>? Where { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public MetricGrain Grain { get; init; } = MetricGrain.All;

    public MetricComparison Compare { get; init; } = MetricComparison.None;

    public string? Basis { get; init; }

    public string? OrderBy { get; init; }

    public bool Descending { get; init; }

    public int? Limit { get; init; }

    /// <summary>Asks for what each metric's figure can be held against.</summary>
    public bool Benchmarks { get; init; }

    public MetricRequest ToRequest(int mostRows) => new()
    {
        Metrics = Metrics,
        By = By ?? [],
        Where = [.. (Where ?? new Dictionary<string, IReadOnlyList<string?>>())
            .Select(filter => new MetricFilter(filter.Key, filter.Value))],
        From = From,
        To = To,
        Grain = Grain,
        Compare = Compare,
        Basis = Basis,
        OrderBy = OrderBy,
        Descending = Descending,
        Limit = Math.Min(Limit ?? mostRows, mostRows),
    };
}

internal sealed record QueryAnswer(IReadOnlyDictionary<string, TileAnswer> Tiles);

/// <param name="AsOf">The day the data stand at.</param>
/// <param name="Metrics">Names of the metrics, in the order of each row's cells.</param>
/// <param name="Dimensions">Names of the dimensions, in the order of each row's values.</param>
/// <param name="Benchmarks">One for each metric, in their order; null when they were not asked for.</param>
internal sealed record TileAnswer(
    DateOnly AsOf,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<string> Metrics,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<MetricRow> Rows,
    IReadOnlyList<MetricBenchmarks>? Benchmarks);
