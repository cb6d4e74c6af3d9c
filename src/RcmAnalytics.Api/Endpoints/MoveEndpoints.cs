using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class MoveEndpoints
{
    public static void MapMoves(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/metrics/{name}/moved", GetMoveAsync).WithTags("Metrics").WithName("GetMove")
            .WithOnlyParameters("by", "from", "to", "where", "basis")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Says what moved a metric from one period to another: what each member of a dimension contributed, the largest
    /// first, summing to the change; mix and rate apart for ratios. Medians and percentiles do not decompose.
    /// </summary>
    /// <param name="name">Name of the metric.</param>
    /// <param name="by">The dimension.</param>
    /// <param name="from">The period it moved from: <c>YYYY-MM</c>, <c>YYYY-MM-DD</c>, or <c>FIRST..LAST</c> of either.</param>
    /// <param name="to">The period it moved to.</param>
    /// <param name="where">Filters as <c>dimension=value</c>. Values of a dimension named twice are alternatives.</param>
    /// <param name="basis">service, submission, adjudication, payment or posting.</param>
    internal static async Task<Ok<MoveAnswer>> GetMoveAsync(
        string name,
        [FromQuery] string? by,
        [FromQuery] string? from,
        [FromQuery] string? to,
        [FromQuery] string[]? where,
        [FromQuery] string? basis,
        MetricCatalog catalog,
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        var request = new MoveRequest
        {
            Metric = name,
            By = by ?? throw new MetricException("by: nothing was found; expected the dimension whose members contribute."),
            Before = MetricParameters.ReadPeriod("from", from),
            After = MetricParameters.ReadPeriod("to", to),
            Where = MetricParameters.ReadFilters(where),
            Basis = basis,
        };
        var moved = await MoveReader.ReadAsync(warehouse, catalog, request, cancellation);
        return TypedResults.Ok(new MoveAnswer(
            moved.AsOf, moved.Metric.Name, moved.Dimension.Name, moved.Before, moved.After, moved.Change, moved.Members));
    }
}

/// <param name="Before">All together in the first period.</param>
/// <param name="Change">What the members' changes sum to; null when one of the figures does not exist.</param>
internal sealed record MoveAnswer(
    DateOnly AsOf,
    string Metric,
    string Dimension,
    MetricCell Before,
    MetricCell After,
    decimal? Change,
    IReadOnlyList<MoveMember> Members);
