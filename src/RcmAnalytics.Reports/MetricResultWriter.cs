using System.Text.Json;
using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports;

/// <summary>Writes an answer as data: plain numbers, ISO dates, nothing for what is missing.</summary>
public static class MetricResultWriter
{
    /// <summary>
    /// The columns of the answer as text formats and Arrow have them: <c>period</c>, the dimensions, then for each
    /// metric its value, for ratios its parts, its ripe share, and the comparison when one was asked for.
    /// </summary>
    public static IReadOnlyList<MetricColumn> Columns(MetricResult result)
    {
        List<MetricColumn> columns = [];
        if (result.Request.Grain != MetricGrain.All)
        {
            columns.Add(new MetricColumn("period", MetricColumnKind.Period, null));
        }

        columns.AddRange(result.Dimensions.Select(
            dimension => new MetricColumn(dimension.Name, MetricColumnKind.Dimension, null)));
        foreach (var metric in result.Metrics)
        {
            columns.Add(new MetricColumn(metric.Name, MetricColumnKind.Value, metric.Name));
            if (metric.IsRatio)
            {
                columns.Add(new MetricColumn(metric.Name + "_numerator", MetricColumnKind.Numerator, metric.Name));
                columns.Add(new MetricColumn(metric.Name + "_denominator", MetricColumnKind.Denominator, metric.Name));
            }

            if (metric.RipeBases.Contains(result.Request.Basis ?? metric.DefaultBasis))
            {
                columns.Add(new MetricColumn(metric.Name + "_ripe", MetricColumnKind.Ripe, metric.Name));
            }

            if (result.Request.Compare != MetricComparison.None)
            {
                columns.Add(new MetricColumn(metric.Name + "_comparison", MetricColumnKind.Comparison, metric.Name));
                columns.Add(new MetricColumn(metric.Name + "_delta", MetricColumnKind.Delta, metric.Name));
            }
        }

        return columns;
    }

    /// <summary>A row's values in the order of <see cref="Columns"/>: null, text, a day or a decimal.</summary>
    public static IEnumerable<object?> Values(MetricResult result, IReadOnlyList<MetricColumn> columns, MetricRow row)
    {
        var cells = result.Metrics.Select((metric, index) => (metric.Name, Cell: row.Cells[index]))
            .ToDictionary(pair => pair.Name, pair => pair.Cell);
        var dimension = 0;
        foreach (var column in columns)
        {
            yield return column switch
            {
                { Kind: MetricColumnKind.Period } => row.Period,
                { Kind: MetricColumnKind.Dimension } => row.Dimensions[dimension++].Name,
                { Metric: { } metric } => Number(cells[metric], column.Kind),
                _ => null,
            };
        }
    }

    public static async Task WriteCsvAsync(MetricResult result, TextWriter output, CancellationToken cancellation)
    {
        var columns = Columns(result);
        await output.WriteLineAsync(string.Join(',', columns.Select(column => column.Name))).ConfigureAwait(false);
        foreach (var row in result.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var line = string.Join(',', Values(result, columns, row).Select(CsvText));
            await output.WriteLineAsync(line).ConfigureAwait(false);
        }
    }

    /// <summary>One JSON object a row, in an array; dates and text as strings, missing values as null.</summary>
    public static async Task WriteJsonAsync(MetricResult result, Stream output, CancellationToken cancellation)
    {
        var columns = Columns(result);
        var json = new Utf8JsonWriter(output);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartArray();
            foreach (var row in result.Rows)
            {
                cancellation.ThrowIfCancellationRequested();
                WriteObject(json, columns, [.. Values(result, columns, row)]);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteObject(Utf8JsonWriter json, IReadOnlyList<MetricColumn> columns, object?[] values)
    {
        json.WriteStartObject();
        for (var index = 0; index < values.Length; index++)
        {
            json.WritePropertyName(columns[index].Name);
            switch (values[index])
            {
                case decimal number:
                    json.WriteNumberValue(number);
                    break;
                case DateOnly day:
                    json.WriteStringValue(day.ToString("yyyy-MM-dd"));
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                default:
                    json.WriteNullValue();
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static decimal? Number(MetricCell cell, MetricColumnKind kind) => kind switch
    {
        MetricColumnKind.Value => cell.Value,
        MetricColumnKind.Numerator => cell.Numerator,
        MetricColumnKind.Denominator => cell.Denominator,
        MetricColumnKind.Ripe => cell.Ripe,
        MetricColumnKind.Comparison => cell.Comparison,
        MetricColumnKind.Delta => cell.Delta,
        _ => null,
    };

    /// <summary>A text as CSV has it: in quotes only when it holds a comma, a quote or a line end.</summary>
    internal static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string CsvText(object? value) => value switch
    {
        decimal number => number.ToString(),
        DateOnly day => day.ToString("yyyy-MM-dd"),
        string text => Quoted(text),
        _ => "",
    };
}
