using Microsoft.AspNetCore.Http.HttpResults;
using RcmAnalytics.Api.Pages;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Pages");

        group.MapGet("/pages", ListPages).WithName("ListPages");
        group.MapGet("/context", GetContextAsync).WithName("GetContext")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Lists the web pages by name, with the metrics each row shows.</summary>
    internal static Ok<IReadOnlyDictionary<string, PageDefinition>> ListPages(PageCatalog pages) =>
        TypedResults.Ok(pages.Pages);

    /// <summary>Says which days the figures cover, and which practices and payers filters can name.</summary>
    internal static async Task<Ok<DataContext>> GetContextAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        var period = await DataContextReader.ReadAsync(warehouse, cancellation);
        var practices = await DataContextReader.ReadNamesAsync(
            warehouse,
            "select practice_id, coalesce(practice_name, practice_id) from dim_practices "
            + "where practice_id is not null order by 2, 1",
            cancellation);
        var payers = await DataContextReader.ReadNamesAsync(
            warehouse,
            "select payer_id, coalesce(payer_name, payer_id) from dim_payers where payer_id is not null order by 2, 1",
            cancellation);
        return TypedResults.Ok(new DataContext(period.First, period.AsOf, practices, payers));
    }
}

/// <param name="First">The first day with data.</param>
/// <param name="AsOf">The day the figures stand at.</param>
internal sealed record DataContext(
    DateOnly First,
    DateOnly AsOf,
    IReadOnlyList<NamedValue> Practices,
    IReadOnlyList<NamedValue> Payers);
