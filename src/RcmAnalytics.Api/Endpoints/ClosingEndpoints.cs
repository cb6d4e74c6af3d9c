using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Api.Closing;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Closing;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class ClosingEndpoints
{
    public static void MapClosings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/closings").WithTags("Closings")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapGet("/", ListClosings).WithName("ListClosings");
        group.MapPost("/", CloseMonthAsync).WithName("CloseMonth");
        group.MapGet("/{month}", GetRestatedAsync).WithName("GetRestated").WithOnlyParameters("metric", "all");
        group.MapPost("/{month}/reasons", ExplainAsync).WithName("ExplainRestated");
        group.MapPost("/{month}/reopening", ReopenMonth).WithName("ReopenMonth");
    }

    /// <summary>Lists every closing of a month, with who opened it again, when and why.</summary>
    internal static Ok<IReadOnlyList<MonthClosing>> ListClosings(ClosedMonths closed) => TypedResults.Ok(closed.List());

    /// <summary>Closes a month: keeps every figure as it is published now.</summary>
    internal static async Task<Ok<MonthClosing>> CloseMonthAsync(
        ClosingRequest request,
        ClosedMonths closed,
        MetricCatalog catalog,
        IWarehouse warehouse,
        TimeProvider time,
        CancellationToken cancellation) =>
        TypedResults.Ok(await closed.CloseAsync(
            warehouse, catalog, ReadMonth(request.Month), request.By, time, cancellation));

    /// <summary>
    /// Shows a closed month as first reported and as now known, with what each reason moved. Reasons that were not
    /// computed for the figures as they are stand together as not explained.
    /// </summary>
    /// <param name="month">The month, <c>YYYY-MM</c>.</param>
    /// <param name="metric">Names of metrics; without them all.</param>
    /// <param name="all">Figures that did not move, too.</param>
    internal static async Task<Ok<RestatedAnswer>> GetRestatedAsync(
        string month,
        [FromQuery] string[]? metric,
        [FromQuery] bool? all,
        ClosedMonths closed,
        MetricCatalog catalog,
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        List<string> metrics = [.. MetricParameters.SplitNames(metric).Select(name => catalog.Describe(name).Name)];
        var restated = await RestatedMonth.ReadAsync(
            warehouse, catalog, closed, ReadMonth(month), metrics.Count == 0 ? null : metrics, cancellation);
        return TypedResults.Ok(Answer(restated, all ?? false));
    }

    /// <summary>
    /// Computes why a closed month moved and keeps it: all models are built from the files of the closing and then with
    /// what came since, kind by kind. Takes a build for each kind.
    /// </summary>
    /// <param name="month">The month, <c>YYYY-MM</c>.</param>
    internal static async Task<Ok<RestatedAnswer>> ExplainAsync(
        string month,
        ClosedMonths closed,
        MetricCatalog catalog,
        IWarehouse warehouse,
        ApiOptions options,
        CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.WarehousePath))!; // a file has a folder
        var restated = await MonthRestater.ExplainAsync(
            warehouse, catalog, closed, folder, ReadMonth(month), (_, _) => { }, cancellation);
        return TypedResults.Ok(Answer(restated, all: false));
    }

    /// <summary>Opens a closed month again. Who did it, when and why is kept, and so are the closed figures.</summary>
    /// <param name="month">The month, <c>YYYY-MM</c>.</param>
    internal static Ok<IReadOnlyList<MonthClosing>> ReopenMonth(
        string month,
        ReopeningRequest request,
        ClosedMonths closed,
        TimeProvider time)
    {
        closed.Reopen(ReadMonth(month), new MonthReopening(time.GetUtcNow(), request.By, request.Why));
        return TypedResults.Ok(closed.List());
    }

    private static DateOnly ReadMonth(string text) =>
        text.Length == 7 && MetricParameters.ReadDay("month", text, isLast: false) is { } month
            ? month
            : throw new MetricException($"month: '{text}' was found; expected YYYY-MM.");

    private static RestatedAnswer Answer(RestatedMonth restated, bool all) => new(
        restated.Closing,
        restated.AsOf,
        restated.Reasons,
        [.. restated.Reasons.Select(ClosedMonthText.Label)],
        restated.Figures.Count,
        [
            .. restated.Figures
                .Where(figure => all || figure.Change != 0 || figure.Amounts.Any(amount => amount != 0)),
        ]);
}

/// <param name="Month"><c>YYYY-MM</c>.</param>
/// <param name="By">The account of who closes it.</param>
internal sealed record ClosingRequest(string Month, string By);

/// <param name="By">The account of who opens it.</param>
internal sealed record ReopeningRequest(string By, ReopeningReason Why);

/// <param name="Labels">What people call the reasons, in their order.</param>
/// <param name="FigureCount">How many figures the closing has, moved or not.</param>
internal sealed record RestatedAnswer(
    MonthClosing Closing,
    DateOnly AsOf,
    IReadOnlyList<MoveReason> Reasons,
    IReadOnlyList<string> Labels,
    int FigureCount,
    IReadOnlyList<RestatedFigure> Figures);
