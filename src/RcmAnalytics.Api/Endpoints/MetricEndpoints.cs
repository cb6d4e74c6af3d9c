using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class MetricEndpoints
{
    private static readonly (string Format, string ContentType)[] Formats =
    [
        ("json", "application/json"),
        ("csv", "text/csv"),
        ("arrow", "application/vnd.apache.arrow.stream"),
        ("parquet", "application/vnd.apache.parquet"),
    ];

    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/metrics").WithTags("Metrics");

        group.MapGet("/", ListMetrics).WithName("ListMetrics");
        group.MapGet("/{name}", GetMetricAsync).WithName("GetMetric").WithKnownParameters("format")
            .Produces<string>(StatusCodes.Status200OK, "application/json", "text/csv", "application/vnd.apache.arrow.stream",
                "application/vnd.apache.parquet")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Lists every metric with its label, definition, format and dimensions.</summary>
    internal static Ok<IReadOnlyList<MetricSummary>> ListMetrics(MetricCatalog catalog) =>
        TypedResults.Ok(catalog.List());

    /// <summary>
    /// Computes one or more metrics: the CLI's <c>rcm metric</c> with the CLI's parameters, and its rows as json, csv,
    /// an Arrow stream or a Parquet file.
    /// </summary>
    /// <param name="name">Name of a metric, or several parted by commas.</param>
    /// <param name="parameters">How to cut, filter and compare.</param>
    /// <param name="format">json, csv, arrow or parquet; without it the Accept header decides, and json stands in.</param>
    internal static async Task<PushStreamHttpResult> GetMetricAsync(
        string name,
        [AsParameters] MetricParameters parameters,
        [FromQuery] string? format,
        MetricCatalog catalog,
        IWarehouse warehouse,
        HttpRequest request,
        CancellationToken cancellation)
    {
        var (chosen, contentType) = ChooseFormat(format, request.Headers.Accept.ToString());
        var metrics = MetricParameters.SplitNames([name]);
        var result = await MetricReader.ReadAsync(warehouse, catalog, parameters.ToRequest(metrics), cancellation);
        return TypedResults.Stream(
            output => WriteAsync(result, chosen, output, cancellation),
            contentType,
            chosen == "json" ? null : $"{string.Join('_', metrics)}.{chosen}");
    }

    private static Task WriteAsync(MetricResult result, string format, Stream output, CancellationToken cancellation) =>
        format switch
        {
            "csv" => WriteCsvAsync(result, output, cancellation),
            "arrow" => ArrowResultWriter.WriteAsync(result, output, cancellation),
            "parquet" => ArrowResultWriter.WriteParquetAsync(result, output, cancellation),
            _ => MetricResultWriter.WriteJsonAsync(result, output, cancellation),
        };

    private static async Task WriteCsvAsync(MetricResult result, Stream output, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        text.NewLine = "\n";
        await MetricResultWriter.WriteCsvAsync(result, text, cancellation);
    }

    private static (string Format, string ContentType) ChooseFormat(string? format, string accept)
    {
        if (format is null)
        {
            return Formats.FirstOrDefault(
                known => accept.Contains(known.ContentType, StringComparison.OrdinalIgnoreCase), Formats[0]);
        }

        var named = Formats.FirstOrDefault(known => known.Format == format);
        return named.Format is null
            ? throw new MetricException(
                $"format: '{format}' was found; expected one of {string.Join(", ", Formats.Select(known => known.Format))}.")
            : named;
    }
}
