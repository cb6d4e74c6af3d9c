using System.Text.Json;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;
using Spectre.Console;

namespace RcmAnalytics.Cli;

internal enum TableFormat
{
    Table,
    Csv,
    Json,
}

/// <summary>A number as a person reads it, set to the right.</summary>
internal sealed record Shown(string Text);

/// <summary>Writes rows as a table for a person, or as CSV or JSON for a program.</summary>
internal static class TableOutput
{
    public static void Write(Terminal terminal, ResultTable table, TableFormat format)
    {
        switch (format)
        {
            case TableFormat.Csv: WriteCsv(terminal.Output, table); return;
            case TableFormat.Json: WriteJson(terminal.OutputStream, table); return;
            default: WriteTable(terminal.Output, table); return;
        }
    }

    /// <summary>Plain numbers, ISO dates, nothing for what is missing.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd"),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss"),
        double number => number.ToString("R"),
        _ => value.ToString() ?? "",
    };

    private static void WriteCsv(TextWriter output, ResultTable table)
    {
        output.WriteLine(string.Join(',', table.Columns.Select(MetricResultWriter.Quoted)));
        foreach (var row in table.Rows)
        {
            output.WriteLine(string.Join(',', row.Select(value => MetricResultWriter.Quoted(Text(value)))));
        }
    }

    private static void WriteJson(Stream output, ResultTable table)
    {
        foreach (var row in table.Rows)
        {
            using (var json = new Utf8JsonWriter(output))
            {
                json.WriteStartObject();
                for (var column = 0; column < row.Length; column++)
                {
                    json.WritePropertyName(table.Columns[column]);
                    JsonSerializer.Serialize(json, row[column] is DateOnly or DateTime ? Text(row[column]) : row[column]);
                }

                json.WriteEndObject();
            }

            output.WriteByte((byte)'\n');
        }
    }

    private static void WriteTable(TextWriter output, ResultTable table)
    {
        var drawn = new Table().Border(TableBorder.Simple);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var isNumber = table.Rows.Any(row => row[column] is long or double or decimal or Cli.Shown);
            drawn.AddColumn(new TableColumn(Markup.Escape(table.Columns[column]))
            {
                Alignment = isNumber ? Justify.Right : Justify.Left,
                NoWrap = true,
            });
        }

        foreach (var row in table.Rows)
        {
            drawn.AddRow([.. row.Select(value => Markup.Escape(Shown(value)))]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width; a table cut to 80 columns would lose figures.
            console.Profile.Width = 400;
        }

        console.Write(drawn);
    }

    private static string Shown(object? value) => value switch
    {
        null => "–",
        Cli.Shown shown => shown.Text,
        decimal number => number.ToString("#,##0.00##"),
        double number => number.ToString("#,##0.####"),
        long number => number.ToString("#,##0"),
        _ => Text(value),
    };
}
