using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Reports.Charts;
using RcmAnalytics.Reports.Packs;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class ChartEndpoints
{
    private const int LeastPixels = 200;
    private const int MostPixels = 4_000;

    public static void MapCharts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/charts").WithTags("Charts")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapGet("/{metric}.png", DrawPngAsync).WithName("DrawPng")
            .WithKnownParameters("kind", "title", "width", "height", "dark")
            .Produces<byte[]>(StatusCodes.Status200OK, "image/png");
        group.MapGet("/{metric}.svg", DrawSvgAsync).WithName("DrawSvg")
            .WithKnownParameters("kind", "title", "width", "height", "dark")
            .Produces<byte[]>(StatusCodes.Status200OK, "image/svg+xml");
    }

    /// <summary>Draws metrics as a PNG picture of twice the size named, sharp in print.</summary>
    internal static async Task<FileContentHttpResult> DrawPngAsync(
        string metric,
        [AsParameters] MetricParameters parameters,
        [AsParameters] ChartParameters chart,
        [AsParameters] ChartSources sources,
        CancellationToken cancellation) =>
        TypedResults.File(
            await DrawAsync(metric, parameters, chart, sources, ChartFormat.Png, cancellation),
            "image/png");

    /// <summary>Draws metrics as an SVG picture.</summary>
    internal static async Task<FileContentHttpResult> DrawSvgAsync(
        string metric,
        [AsParameters] MetricParameters parameters,
        [AsParameters] ChartParameters chart,
        [AsParameters] ChartSources sources,
        CancellationToken cancellation) =>
        TypedResults.File(
            await DrawAsync(metric, parameters, chart, sources, ChartFormat.Svg, cancellation),
            "image/svg+xml");

    private static async Task<byte[]> DrawAsync(
        string metric,
        MetricParameters parameters,
        ChartParameters chart,
        ChartSources sources,
        ChartFormat format,
        CancellationToken cancellation)
    {
        var request = parameters.ToRequest(MetricParameters.SplitNames([metric]));
        var result = await MetricReader.ReadAsync(sources.Warehouse, sources.Catalog, request, cancellation);
        var byTime = request.Grain == MetricGrain.All ? ChartKind.Bar : ChartKind.Line;
        var spec = new ChartSpec
        {
            Kind = MetricParameters.ReadEnum("kind", chart.Kind, byTime),
            Title = chart.Title,
            Width = Math.Clamp(chart.Width ?? 1000, LeastPixels, MostPixels),
            Height = Math.Clamp(chart.Height ?? 560, LeastPixels, MostPixels),
            Scale = format == ChartFormat.Png ? 2 : 1,
            Dark = chart.Dark ?? false,
        };
        return new ChartRenderer(sources.Packs.Theme).Render(spec, result, format);
    }
}

/// <summary>How a chart looks.</summary>
internal sealed record ChartParameters
{
    /// <summary>line, bar, stacked_bar or combo; without it a line where there is a grain, else bars.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    [FromQuery(Name = "title")]
    public string? Title { get; init; }

    [FromQuery(Name = "width")]
    public int? Width { get; init; }

    [FromQuery(Name = "height")]
    public int? Height { get; init; }

    [FromQuery(Name = "dark")]
    public bool? Dark { get; init; }
}

/// <summary>Where a chart's figures and colours come from.</summary>
internal sealed record ChartSources(MetricCatalog Catalog, IWarehouse Warehouse, PackCatalog Packs);
