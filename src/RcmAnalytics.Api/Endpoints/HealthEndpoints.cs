using Microsoft.AspNetCore.Http.HttpResults;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Health");

        group.MapGet("/live", Live).WithName("GetLive");
        group.MapGet("/ready", ReadyAsync).WithName("GetReady")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Says that the process answers.</summary>
    internal static Ok<HealthState> Live() => TypedResults.Ok(new HealthState("live", null));

    /// <summary>Says whether the warehouse opens and holds published figures.</summary>
    internal static async Task<Ok<HealthState>> ReadyAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        var context = await DataContextReader.ReadAsync(warehouse, cancellation);
        return TypedResults.Ok(new HealthState("ready", context.AsOf));
    }
}

/// <param name="State"><c>live</c> or <c>ready</c>.</param>
/// <param name="AsOf">The day the published figures stand at.</param>
internal sealed record HealthState(string State, DateOnly? AsOf);
