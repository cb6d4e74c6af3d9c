using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Closing;
using RcmAnalytics.Reports.Packs;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class PackEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapPacks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/packs").WithTags("Packs");

        group.MapGet("/", ListPacks).WithName("ListPacks");
        group.MapGet("/{pack}.xlsx", GetPackAsync).WithName("GetPack")
            .Produces<byte[]>(StatusCodes.Status200OK, Workbook)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Lists the Excel packs.</summary>
    internal static Ok<IReadOnlyList<PackSummary>> ListPacks(PackCatalog packs) =>
        TypedResults.Ok<IReadOnlyList<PackSummary>>(
            [.. packs.List().Select(pack => new PackSummary(pack.Name, pack.Title))]);

    /// <summary>Writes a month's Excel pack.</summary>
    /// <param name="pack">Name of the pack.</param>
    /// <param name="month">The month reported, <c>YYYY-MM</c>; without it the last month of the data.</param>
    /// <param name="practice">One practice; without it all together.</param>
    internal static async Task<FileContentHttpResult> GetPackAsync(
        string pack,
        [FromQuery] string? month,
        [FromQuery] string? practice,
        PackCatalog packs,
        MetricCatalog catalog,
        ClosedMonths closed,
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        var definition = packs.Find(pack);
        var reported = MetricParameters.ReadDay("month", month, isLast: false)
            ?? (await DataContextReader.ReadAsync(warehouse, cancellation)).AsOf;
        using var workbook = new MemoryStream();
        var request = new PackRequest { Pack = definition, Month = reported, PracticeId = practice, Closed = closed };
        await PackWriter.WriteAsync(warehouse, catalog, packs.Theme, request, workbook, cancellation);
        var name = definition.File
            .Replace("{month}", reported.ToString("yyyy-MM"), StringComparison.Ordinal)
            .Replace("{practice}", practice ?? "all", StringComparison.Ordinal);
        return TypedResults.File(workbook.ToArray(), Workbook, name);
    }
}

internal sealed record PackSummary(string Name, string Title);
