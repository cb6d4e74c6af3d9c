using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Benchmarks;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class BenchmarkEndpoints
{
    public static void MapBenchmarks(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/metrics/{name}/benchmarks", ListBenchmarksAsync).WithTags("Metrics").WithName("ListBenchmarks")
            .WithOnlyParameters("where", "from", "to", "basis", "all")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Says what metrics' figures can be held against: the practice's own ripe months, all practices where there are five
    /// or more, and published figures.
    /// </summary>
    /// <param name="name">Name of a metric, or several parted by commas.</param>
    /// <param name="where">Filters as <c>dimension=value</c>; <c>practice=</c> asks for one practice's place.</param>
    /// <param name="from">First month, <c>YYYY-MM</c>.</param>
    /// <param name="to">Last month, <c>YYYY-MM</c>.</param>
    /// <param name="basis">service, submission, adjudication, payment or posting.</param>
    /// <param name="all">Published figures of vendors and of second hand too.</param>
    internal static async Task<Ok<IReadOnlyList<MetricBenchmarks>>> ListBenchmarksAsync(
        string name,
        [FromQuery] string[]? where,
        [FromQuery] string? from,
        [FromQuery] string? to,
        [FromQuery] string? basis,
        [FromQuery] bool? all,
        MetricCatalog catalog,
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        var parameters = new MetricParameters { Where = where, From = from, To = to, Basis = basis };
        var request = parameters.ToRequest(MetricParameters.SplitNames([name]));
        return TypedResults.Ok(await BenchmarkReader.ReadAsync(warehouse, catalog, request, all ?? false, cancellation));
    }
}
