using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class RowEndpoints
{
    private const int MostRows = 1_000;
    private const int DefaultRows = 200;

    public static void MapRows(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/rows/{metric}", ListRowsAsync).WithTags("Metrics").WithName("ListRows")
            .WithKnownParameters("part", "after", "limit")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Lists exactly the rows a figure counted, in pages. The first page also holds the figure itself.
    /// </summary>
    /// <param name="metric">Name of the metric.</param>
    /// <param name="parameters">What the figure was asked with, its cell as filters.</param>
    /// <param name="part">numerator or denominator.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="limit">Rows on a page, at most 1000.</param>
    internal static async Task<Ok<RowsPage>> ListRowsAsync(
        string metric,
        [AsParameters] MetricParameters parameters,
        [FromQuery] string? part,
        [FromQuery] string? after,
        [FromQuery] int? limit,
        MetricCatalog catalog,
        IWarehouse warehouse,
        ApiOptions options,
        HttpContext context,
        CancellationToken cancellation)
    {
        var request = parameters.ToRequest([metric]);
        if (request.By.Count > 0 || request.Grain != MetricGrain.All)
        {
            throw new MetricException(
                "by or grain was found; rows are those of one figure: name its cell with where, from and to.");
        }

        var rows = new MetricRowsRequest
        {
            Figure = request,
            Metric = metric,
            Part = MetricParameters.ReadEnum("part", part, MetricPart.Numerator),
            After = after,
            Limit = Math.Clamp(limit ?? DefaultRows, 1, MostRows),
        };
        var page = await MetricReader.ReadRowsAsync(warehouse, catalog, rows, cancellation);
        var figure = after is null ? await MetricReader.ReadAsync(warehouse, catalog, request, cancellation) : null;
        return TypedResults.Ok(new RowsPage(
            figure?.Rows.SingleOrDefault()?.Cells[0],
            page.Table.Columns,
            PhiAccess.IsAllowed(context, options) ? page.Table.Rows : Masked(page.Table),
            page.Next));
    }

    private static IReadOnlyList<object?[]> Masked(ResultTable table)
    {
        var isPhi = table.Columns.Select(PhiAccess.IsPhi).ToArray();
        return
        [
            .. table.Rows.Select(row => row
                .Select((value, column) => isPhi[column] && value is not null ? PhiAccess.Mask : value)
                .ToArray()),
        ];
    }
}

/// <param name="Figure">What the rows add up to; null on all pages but the first.</param>
/// <param name="Rows">Values in the order of the columns: text, numbers, flags, days as text.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
internal sealed record RowsPage(
    MetricCell? Figure,
    IReadOnlyList<string> Columns,
    IReadOnlyList<object?[]> Rows,
    string? Next);
