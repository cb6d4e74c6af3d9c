using ScottPlot;
using ScottPlot.TickGenerators;

namespace RcmAnalytics.Reports.Charts;

/// <summary>Data in, plot out: the area of a chart below its title and legend.</summary>
internal sealed class ChartPlots(ChartSpec spec, ChartPalette palette, IReadOnlyDictionary<string, NumberFormat> formats)
{
    public const int MostSeries = 8;

    private const double BarShare = 0.68;
    private const float AxisText = 12;
    private const int PixelsPerLabel = 64;

    public Plot Build(ChartData data)
    {
        var plot = new Plot();
        Style(plot);
        switch (spec.Kind)
        {
            case ChartKind.Bar:
                AddBars(plot, data);
                break;
            case ChartKind.StackedBar:
                AddStack(plot, data);
                break;
            case ChartKind.Combo:
                AddColumns(plot, data.Series.SkipLast(1).ToList());
                AddLine(plot, data.Series[^1], data.Series.Count - 1).Axes.YAxis = plot.Axes.Right;
                Number(plot.Axes.Right, data.Series[^1].Format);
                FromZero(plot, plot.Axes.Right, data.Series.TakeLast(1));
                break;
            default:
                for (var index = 0; index < data.Series.Count; index++)
                {
                    AddLine(plot, data.Series[index], index);
                }

                break;
        }

        if (spec.Kind != ChartKind.Bar)
        {
            Number(plot.Axes.Left, data.Series[0].Format);
            FromZero(plot, plot.Axes.Left, LeftSeries(data));
            Categories(plot, data.Categories);
        }

        return plot;
    }

    public Color SeriesColor(int index) => Color.FromHex(palette.Series[index % palette.Series.Count]);

    private IEnumerable<ChartSeries> LeftSeries(ChartData data) => spec.Kind switch
    {
        ChartKind.Combo => data.Series.SkipLast(1),
        ChartKind.StackedBar =>
        [
            new ChartSeries("", data.Series[0].Format,
                [.. data.Categories.Select((_, at) => (double?)data.Series.Sum(series => Math.Max(series.Values[at] ?? 0, 0)))]),
        ],
        _ => data.Series,
    };

    private void Style(Plot plot)
    {
        plot.FigureBackground.Color = Color.FromHex(palette.Background);
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideLegend();
        plot.Axes.FrameWidth(0);
        plot.Grid.MajorLineColor = Color.FromHex(palette.Grid);
        plot.Grid.MajorLineWidth = 1;
        plot.Grid.XAxisStyle.IsVisible = spec.Kind == ChartKind.Bar;
        plot.Grid.YAxisStyle.IsVisible = spec.Kind != ChartKind.Bar;
        foreach (var axis in new IAxis[] { plot.Axes.Left, plot.Axes.Right, plot.Axes.Bottom })
        {
            axis.TickLabelStyle.FontName = ChartFont.Family;
            axis.TickLabelStyle.FontSize = AxisText;
            axis.TickLabelStyle.ForeColor = Color.FromHex(palette.Muted);
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
        }
    }

    private void AddBars(Plot plot, ChartData data)
    {
        var series = data.Series[0];
        var format = formats[series.Format];
        var count = series.Values.Count;
        var bars = series.Values.Select((value, index) => new Bar
        {
            Position = count - index,
            Value = value ?? 0,
            Size = BarShare,
            FillColor = Color.FromHex(palette.Accent),
            LineWidth = 0,
            Label = NumberText.Full((decimal?)value, format),
        }).ToList();
        var added = plot.Add.Bars(bars);
        added.Horizontal = true;
        added.ValueLabelStyle.FontName = ChartFont.Family;
        added.ValueLabelStyle.FontSize = AxisText;
        added.ValueLabelStyle.ForeColor = Color.FromHex(palette.Text);
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. bars.Select(bar => bar.Position)],
            [.. data.Categories]);
        plot.Axes.Left.TickLabelStyle.ForeColor = Color.FromHex(palette.Text);
        Number(plot.Axes.Bottom, series.Format);
        // Room beyond the longest bar for the figure at its end.
        var largest = Math.Max(series.Values.Max() ?? 0, 0);
        var smallest = Math.Min(series.Values.Min() ?? 0, 0);
        var room = (largest - smallest) * 0.14;
        plot.Axes.SetLimits(smallest - (smallest < 0 ? room : 0), largest + Math.Max(room, 0.000001), count + 0.6 - Math.Max(count + 0.2, 6.2), count + 0.6);
    }

    private void AddStack(Plot plot, ChartData data)
    {
        List<Bar> bars = [];
        for (var at = 0; at < data.Categories.Count; at++)
        {
            var (above, below) = (0.0, 0.0);
            for (var index = 0; index < data.Series.Count; index++)
            {
                var value = data.Series[index].Values[at] ?? 0;
                ref var from = ref value < 0 ? ref below : ref above;
                bars.Add(Column(at, BarShare, from, from + value, index));
                from += value;
            }
        }

        plot.Add.Bars(bars);
    }

    private void AddColumns(Plot plot, List<ChartSeries> columns)
    {
        var width = BarShare / columns.Count;
        List<Bar> bars = [];
        for (var index = 0; index < columns.Count; index++)
        {
            var offset = (index - ((columns.Count - 1) / 2.0)) * width;
            bars.AddRange(columns[index].Values.Select((value, at) =>
                Column(at + offset, width * 0.94, 0, value ?? 0, index)));
        }

        plot.Add.Bars(bars);
    }

    private Bar Column(double position, double size, double from, double to, int series) => new()
    {
        Position = position,
        Size = size,
        ValueBase = from,
        Value = to,
        FillColor = SeriesColor(series),
        LineWidth = 0,
    };

    /// <summary>A missing figure is a gap in the line, never a zero.</summary>
    private ScottPlot.Plottables.Scatter AddLine(Plot plot, ChartSeries series, int index)
    {
        var line = plot.Add.Scatter(
            series.Values.Select((_, at) => (double)at).ToArray(),
            series.Values.Select(value => value ?? double.NaN).ToArray());
        line.Color = SeriesColor(index);
        line.LineWidth = 2.5f;
        line.MarkerSize = series.Values.Count <= 26 ? 6 : 0;
        return line;
    }

    private void Number(IAxis axis, string format) =>
        axis.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = value => NumberText.Short(value, formats[format]),
            TickDensity = 0.6,
            IntegerTicksOnly = format == "integer",
        };

    private void Categories(Plot plot, IReadOnlyList<string> categories)
    {
        var every = Math.Max(1, (int)Math.Ceiling(categories.Count * PixelsPerLabel / (spec.Width - 120.0)));
        var shown = Enumerable.Range(0, categories.Count).Where(at => (categories.Count - 1 - at) % every == 0).ToList();
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. shown.Select(at => (double)at)],
            [.. shown.Select(at => categories[at])]);
        plot.Axes.SetLimitsX(-0.6, categories.Count - 0.4);
    }

    /// <summary>The axis starts at zero, so that lengths and heights are honest.</summary>
    private static void FromZero(Plot plot, IYAxis axis, IEnumerable<ChartSeries> series)
    {
        var values = series.SelectMany(one => one.Values).OfType<double>().DefaultIfEmpty(0).ToList();
        var (low, high) = (Math.Min(values.Min(), 0), Math.Max(values.Max(), 0));
        var span = high - low == 0 ? 1 : high - low;
        plot.Axes.SetLimitsY(low < 0 ? low - (span * 0.06) : 0, high + (span * 0.08), axis);
    }
}
