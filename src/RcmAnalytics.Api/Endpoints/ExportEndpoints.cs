using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Exports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class ExportEndpoints
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        ["csv"] = "text/csv",
        ["parquet"] = "application/vnd.apache.parquet",
        ["arrow"] = "application/vnd.apache.arrow.stream",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static void MapExports(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/exports").WithTags("Exports")
            .MapGet("/{model}", GetExportAsync).WithName("GetExport").WithOnlyParameters("where", "format")
            .Produces<byte[]>(StatusCodes.Status200OK, "text/csv", [.. ContentTypes.Values.Skip(1)])
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>Writes a mart, or the rows that match all filters, as a file. Needs the right to see control numbers.</summary>
    /// <param name="model">A mart, e.g. <c>fct_claims</c>.</param>
    /// <param name="where"><c>column=value</c>; may be repeated.</param>
    /// <param name="format">csv, parquet, arrow or xlsx; csv without it.</param>
    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetExportAsync(
        string model,
        [FromQuery] string[]? where,
        [FromQuery] string? format,
        IWarehouse warehouse,
        ApiOptions options,
        HttpContext context,
        CancellationToken cancellation)
    {
        if (!PhiAccess.IsAllowed(context, options))
        {
            return TypedResults.Problem(
                "A mart holds patient control numbers, which this server does not show to you.",
                statusCode: StatusCodes.Status403Forbidden);
        }

        var chosen = format ?? "csv";
        if (!ContentTypes.TryGetValue(chosen, out var contentType))
        {
            throw new MetricException(
                $"format: '{chosen}' was found; expected one of {string.Join(", ", ContentTypes.Keys)}.");
        }

        var export = await ModelExport.CompileAsync(warehouse, model, where ?? [], cancellation);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.{chosen}");
        await export.WriteAsync(warehouse, path, cancellation);
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        return TypedResults.File(file, contentType, $"{model}.{chosen}");
    }
}
