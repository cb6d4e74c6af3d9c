using RcmAnalytics.Metrics;
using ScottPlot;
using SkiaSharp;

namespace RcmAnalytics.Reports.Charts;

/// <summary>Draws a result. The font is bundled, so a picture has its text on a machine without fonts.</summary>
public sealed class ChartRenderer(ChartTheme theme)
{
    private const float Edge = 24;
    private const float TitleText = 19;
    private const float SmallText = 12.5f;
    private const float Line = 22;

    /// <exception cref="MetricException">The result does not fit the kind of chart.</exception>
    public byte[] Render(ChartSpec spec, MetricResult result, ChartFormat format)
    {
        var data = ChartData.Of(spec, result);
        var font = ChartFont.Use();
        return format == ChartFormat.Svg
            ? SvgFont.Embed(Svg(spec, canvas => Draw(canvas, spec, result, data, font)))
            : Png(spec, canvas => Draw(canvas, spec, result, data, font));
    }

    private static byte[] Png(ChartSpec spec, Action<SKCanvas> draw)
    {
        var info = new SKImageInfo((int)(spec.Width * spec.Scale), (int)(spec.Height * spec.Scale));
        using var surface = SKSurface.Create(info);
        surface.Canvas.Scale((float)spec.Scale);
        draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static byte[] Svg(ChartSpec spec, Action<SKCanvas> draw)
    {
        using var bytes = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, spec.Width, spec.Height), bytes))
        {
            draw(canvas);
        }

        return bytes.ToArray();
    }

    private void Draw(SKCanvas canvas, ChartSpec spec, MetricResult result, ChartData data, ChartFont font)
    {
        var palette = spec.Dark ? theme.Dark : theme.Light;
        canvas.DrawRect(0, 0, spec.Width, spec.Height, Fill(palette.Background));
        var title = spec.Title ?? string.Join(" and ", result.Metrics.Select(metric => metric.Label));
        var y = Edge + TitleText;
        Text(canvas, title, Edge, y, font.Bold, TitleText, palette.Text);
        y += Line;
        Text(canvas, Subtitle(result, data), Edge, y, font.Regular, SmallText, palette.Muted);
        if (data.Categories.Count == 0)
        {
            Text(canvas, "No figures for this period.", Edge, spec.Height / 2f, font.Regular, SmallText, palette.Muted);
            return;
        }

        var plots = new ChartPlots(spec, palette, theme.Formats);
        if (data.Series.Count > 1)
        {
            y = Legend(canvas, spec, data, plots, font, palette, y + Line + 4);
        }

        // The plot clears what it is given, so it is given only its own part.
        var area = new SKRect(Edge - 8, y + 10, spec.Width - Edge + 8, spec.Height - 10);
        canvas.Save();
        canvas.ClipRect(area);
        plots.Build(data).Render(canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top));
        canvas.Restore();
    }

    private static string Subtitle(MetricResult result, ChartData data)
    {
        var omitted = data.Omitted == 0 ? "" : $", {data.Omitted} smaller not shown";
        return $"{result.From:d MMM yyyy} to {result.To:d MMM yyyy}, data as of {result.AsOf:d MMM yyyy}{omitted}";
    }

    /// <summary>One line where it fits, more where it does not. Returns where it ends.</summary>
    private static float Legend(
        SKCanvas canvas,
        ChartSpec spec,
        ChartData data,
        ChartPlots plots,
        ChartFont font,
        ChartPalette palette,
        float y)
    {
        const float Swatch = 12;
        using var face = new SKFont(font.Regular, SmallText);
        var x = Edge;
        for (var index = 0; index < data.Series.Count; index++)
        {
            var series = data.Series[index];
            var width = Swatch + 6 + face.MeasureText(series.Label) + 20;
            if (x + width > spec.Width - Edge && x > Edge)
            {
                x = Edge;
                y += Line;
            }

            var isLine = spec.Kind == ChartKind.Line || (spec.Kind == ChartKind.Combo && index == data.Series.Count - 1);
            using var fill = Fill(plots.SeriesColor(index).ToHex());
            canvas.DrawRect(x, isLine ? y - 6 : y - 10, Swatch, isLine ? 3 : 11, fill);
            Text(canvas, series.Label, x + Swatch + 6, y, font.Regular, SmallText, palette.Text);
            x += width;
        }

        return y;
    }

    private static void Text(SKCanvas canvas, string text, float x, float y, SKTypeface face, float size, string color)
    {
        using var font = new SKFont(face, size);
        using var paint = Fill(color);
        canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
    }

    private static SKPaint Fill(string color) => new() { Color = SKColor.Parse(color), IsAntialias = true };
}
