using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Charts;

/// <summary>Draws a result. The font is bundled, so a picture has its text on a machine without fonts.</summary>
public sealed class ChartRenderer(ChartTheme theme)
{
    public ChartTheme Theme { get; } = theme;

    /// <exception cref="MetricException">The result does not fit the kind of chart.</exception>
    public byte[] Render(ChartSpec spec, MetricResult result, ChartFormat format) =>
        throw new MetricException($"No chart can be drawn yet in {Theme.Font}.");
}
