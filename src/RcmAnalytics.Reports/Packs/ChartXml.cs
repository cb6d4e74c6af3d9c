using RcmAnalytics.Reports.Charts;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace RcmAnalytics.Reports.Packs;

/// <summary>The chart part of a placed chart. Element order is the schema's: Excel repairs a file that strays from it.</summary>
internal static class ChartXml
{
    private const uint Categories = 1, Values = 2, LineCategories = 3, LineValues = 4;
    private const int TextSize = 900;

    public static C.ChartSpace Of(PlacedChart chart, ChartPalette palette)
    {
        var isCombo = chart.Kind == PackChartKind.Combo;
        var bars = isCombo ? chart.Series.SkipLast(1).ToList() : [.. chart.Series];
        var isAcross = chart.Kind == PackChartKind.Bar;
        var plot = new C.PlotArea(new C.Layout(), Bars(chart, bars, palette, isAcross));
        if (isCombo)
        {
            plot.Append(Line(chart, chart.Series[^1], bars.Count, palette));
        }

        plot.Append(CategoryAxis(Categories, Values, isAcross, isHidden: false, palette));
        plot.Append(ValueAxis(Values, Categories, bars[0].Format, isAcross, isSecond: false, palette));
        if (isCombo)
        {
            plot.Append(CategoryAxis(LineCategories, LineValues, isAcross: false, isHidden: true, palette));
            plot.Append(ValueAxis(LineValues, LineCategories, chart.Series[^1].Format, isAcross: false, isSecond: true, palette));
        }

        var drawn = new C.Chart(Title(chart.Title, palette), new C.AutoTitleDeleted { Val = false }, plot);
        if (chart.Series.Count > 1)
        {
            drawn.Append(new C.Legend(
                new C.LegendPosition { Val = C.LegendPositionValues.Bottom },
                new C.Overlay { Val = false },
                Text(palette.Text)));
        }

        drawn.Append(new C.PlotVisibleOnly { Val = true }, new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
        return new C.ChartSpace(
            new C.RoundedCorners { Val = false },
            drawn,
            new C.ShapeProperties(Fill(palette.Background), new A.Outline(new A.NoFill())));
    }

    private static C.BarChart Bars(PlacedChart chart, List<PlacedSeries> series, ChartPalette palette, bool isAcross)
    {
        var isStacked = chart.Kind == PackChartKind.Stacked;
        var bars = new C.BarChart(
            new C.BarDirection { Val = isAcross ? C.BarDirectionValues.Bar : C.BarDirectionValues.Column },
            new C.BarGrouping { Val = isStacked ? C.BarGroupingValues.Stacked : C.BarGroupingValues.Clustered },
            new C.VaryColors { Val = false });
        for (var index = 0; index < series.Count; index++)
        {
            var bar = new C.BarChartSeries(
                new C.Index { Val = (uint)index },
                new C.Order { Val = (uint)index },
                Name(chart, series[index]),
                new C.ChartShapeProperties(Fill(Color(palette, index))),
                new C.InvertIfNegative { Val = false });
            bar.Append(CategoriesOf(chart), ValuesOf(chart, series[index]));
            bars.Append(bar);
        }

        bars.Append(new C.GapWidth { Val = 50 });
        if (isStacked)
        {
            bars.Append(new C.Overlap { Val = 100 });
        }

        bars.Append(new C.AxisId { Val = Categories }, new C.AxisId { Val = Values });
        return bars;
    }

    private static C.LineChart Line(PlacedChart chart, PlacedSeries series, int index, ChartPalette palette)
    {
        var color = Color(palette, index);
        return new C.LineChart(
            new C.Grouping { Val = C.GroupingValues.Standard },
            new C.VaryColors { Val = false },
            new C.LineChartSeries(
                new C.Index { Val = (uint)index },
                new C.Order { Val = (uint)index },
                Name(chart, series),
                new C.ChartShapeProperties(new A.Outline(Fill(color)) { Width = 28_575 }),
                new C.Marker(
                    new C.Symbol { Val = C.MarkerStyleValues.Circle },
                    new C.Size { Val = 5 },
                    new C.ChartShapeProperties(Fill(color), new A.Outline(Fill(color)))),
                CategoriesOf(chart),
                ValuesOf(chart, series),
                new C.Smooth { Val = false }),
            new C.ShowMarker { Val = true },
            new C.AxisId { Val = LineCategories },
            new C.AxisId { Val = LineValues });
    }

    private static C.SeriesText Name(PlacedChart chart, PlacedSeries series) =>
        new(new C.StringReference(
            new C.Formula(Reference(chart, series.Column, chart.FirstRow - 1, chart.FirstRow - 1)),
            new C.StringCache(
                new C.PointCount { Val = 1 },
                new C.StringPoint(new C.NumericValue(series.Label)) { Index = 0 })));

    private static C.CategoryAxisData CategoriesOf(PlacedChart chart)
    {
        var cache = new C.StringCache(new C.PointCount { Val = (uint)chart.Categories.Count });
        for (var index = 0; index < chart.Categories.Count; index++)
        {
            cache.Append(new C.StringPoint(new C.NumericValue(chart.Categories[index])) { Index = (uint)index });
        }

        return new C.CategoryAxisData(new C.StringReference(
            new C.Formula(Reference(chart, chart.CategoryColumn, chart.FirstRow, chart.LastRow)),
            cache));
    }

    private static C.Values ValuesOf(PlacedChart chart, PlacedSeries series)
    {
        var cache = new C.NumberingCache(
            new C.FormatCode(AxisFormat(series.Format)),
            new C.PointCount { Val = (uint)series.Values.Count });
        for (var index = 0; index < series.Values.Count; index++)
        {
            if (series.Values[index] is { } value)
            {
                cache.Append(new C.NumericPoint(new C.NumericValue(value.ToString())) { Index = (uint)index });
            }
        }

        return new C.Values(new C.NumberReference(
            new C.Formula(Reference(chart, series.Column, chart.FirstRow, chart.LastRow)),
            cache));
    }

    private static C.CategoryAxis CategoryAxis(uint id, uint crosses, bool isAcross, bool isHidden, ChartPalette palette) =>
        new(
            new C.AxisId { Val = id },
            // Across, Excel counts from the bottom: reversed, the first row stands at the top.
            new C.Scaling(new C.Orientation { Val = isAcross ? C.OrientationValues.MaxMin : C.OrientationValues.MinMax }),
            new C.Delete { Val = isHidden },
            new C.AxisPosition { Val = isAcross ? C.AxisPositionValues.Left : C.AxisPositionValues.Bottom },
            new C.NumberingFormat { FormatCode = "mmm yyyy", SourceLinked = true },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
            new C.ChartShapeProperties(new A.Outline(Fill(palette.Grid))),
            Text(palette.Text),
            new C.CrossingAxis { Val = crosses },
            new C.Crosses { Val = C.CrossesValues.AutoZero },
            new C.AutoLabeled { Val = false });

    private static C.ValueAxis ValueAxis(
        uint id,
        uint crosses,
        string format,
        bool isAcross,
        bool isSecond,
        ChartPalette palette)
    {
        var axis = new C.ValueAxis(
            new C.AxisId { Val = id },
            isSecond
                ? new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MinAxisValue { Val = 0 })
                : new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }),
            new C.Delete { Val = false },
            new C.AxisPosition
            {
                Val = isAcross ? C.AxisPositionValues.Bottom : isSecond ? C.AxisPositionValues.Right : C.AxisPositionValues.Left,
            });
        if (!isSecond)
        {
            axis.Append(new C.MajorGridlines(new C.ChartShapeProperties(new A.Outline(Fill(palette.Grid)))));
        }

        axis.Append(
            new C.NumberingFormat { FormatCode = AxisFormat(format), SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            new C.ChartShapeProperties(new A.Outline(new A.NoFill())),
            Text(palette.Muted),
            new C.CrossingAxis { Val = crosses },
            // Across, the reversed categories would put the amounts on top.
            new C.Crosses { Val = isSecond || isAcross ? C.CrossesValues.Maximum : C.CrossesValues.AutoZero },
            new C.CrossBetween { Val = C.CrossBetweenValues.Between });
        return axis;
    }

    private static C.Title Title(string text, ChartPalette palette) =>
        new(
            new C.ChartText(new C.RichText(
                new A.BodyProperties(),
                new A.ListStyle(),
                new A.Paragraph(
                    new A.ParagraphProperties(new A.DefaultRunProperties()),
                    new A.Run(new A.RunProperties(Fill(palette.Text)) { FontSize = 1200, Bold = true }, new A.Text(text))))),
            new C.Overlay { Val = false });

    private static C.TextProperties Text(string color) =>
        new(
            new A.BodyProperties(),
            new A.ListStyle(),
            new A.Paragraph(
                new A.ParagraphProperties(new A.DefaultRunProperties(Fill(color)) { FontSize = TextSize }),
                new A.EndParagraphRunProperties { Language = "en-US" }));

    private static A.SolidFill Fill(string color) => new(new A.RgbColorModelHex { Val = color.TrimStart('#').ToUpperInvariant() });

    private static string Color(ChartPalette palette, int index) => palette.Series[index % palette.Series.Count];

    /// <summary>No cents on an axis.</summary>
    private static string AxisFormat(string format) => format switch
    {
        "money" => "$#,##0",
        "percent" => "0%",
        "days" => "0",
        _ => "#,##0",
    };

    private static string Reference(PlacedChart chart, int column, int first, int last)
    {
        var letter = ColumnLetters(column);
        var sheet = $"'{chart.Sheet.Replace("'", "''")}'";
        return first == last ? $"{sheet}!${letter}${first}" : $"{sheet}!${letter}${first}:${letter}${last}";
    }

    private static string ColumnLetters(int column) =>
        column <= 26 ? $"{(char)('A' + column - 1)}" : ColumnLetters((column - 1) / 26) + ColumnLetters(((column - 1) % 26) + 1);
}
