using System.Globalization;
using System.Text;
using Apache.Arrow;
using RcmAnalytics.X12;
using Sylvan.Data.Csv;

namespace RcmAnalytics.Ingest;

/// <summary>
/// A contract's fees as CSV: <c>payer, payer_id, procedure_code, modifier, allowed_amount, effective_from,
/// effective_to</c> in any order; payer or payer_id may be missing, and so may modifier and effective_to. Further columns
/// are <c>bilateral_indicator, multiple_procedure_indicator, assistant_indicator</c>, as Medicare's fee schedule has them.
/// </summary>
internal sealed class FeeScheduleReader
{
    private static readonly string[] Required = ["procedure_code", "allowed_amount", "effective_from"];

    private readonly IngestOptions _options;
    private readonly LoadReport _report;
    private readonly SourceFile _file;
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
    private readonly BigintColumn _line;
    private readonly TextColumn _payerName;
    private readonly TextColumn _payerIdentifier;
    private readonly TextColumn _procedure;
    private readonly TextColumn _modifier;
    private readonly DecimalColumn _allowed;
    private readonly DateColumn _from;
    private readonly DateColumn _to;
    private readonly TextColumn _bilateral;
    private readonly TextColumn _multipleProcedure;
    private readonly TextColumn _assistant;

    public FeeScheduleReader(SourceFile file, IngestOptions options, LoadReport report)
    {
        _file = file;
        _options = options;
        _report = report;
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
        _line = Rows.Bigint("source_line");
        _payerName = Rows.Text("payer_name");
        _payerIdentifier = Rows.Text("payer_identifier");
        _procedure = Rows.Text("procedure_code");
        _modifier = Rows.Text("modifier");
        _allowed = Rows.Money("allowed_amount");
        _from = Rows.Date("effective_from_date");
        _to = Rows.Date("effective_to_date");
        _bilateral = Rows.Text("bilateral_indicator");
        _multipleProcedure = Rows.Text("multiple_procedure_indicator");
        _assistant = Rows.Text("assistant_indicator");
    }

    public RawTable Rows { get; } = new("fee_schedules");

    public static bool Recognizes(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOfAny("\r\n"u8);
        var names = Names(Encoding.UTF8.GetString(end < 0 ? head : head[..end]).TrimStart('\uFEFF').Split(','));
        return Required.All(names.Contains) && (names.Contains("payer") || names.Contains("payer_id"));
    }

    public IEnumerable<(string Table, RecordBatch Batch)> Read(Stream stream)
    {
        using var text = new StreamReader(stream, leaveOpen: true);
        using var rows = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = true, BufferSize = 1 << 16 });
        var names = Names(Enumerable.Range(0, rows.FieldCount).Select(rows.GetName));
        _report.AddKind("fee_schedule");
        while (rows.Read())
        {
            Append(rows, names);
            if (Rows.IsFull)
            {
                yield return (Rows.Name, Rows.ToBatch());
            }
        }

        _report.Count(Rows.Name, Rows.RowCount);
        yield return (Rows.Name, Rows.ToBatch());
    }

    private static List<string> Names(IEnumerable<string> header) =>
        [.. header.Select(name => name.Trim().Trim('"').ToLowerInvariant().Replace(' ', '_'))];

    private static string? Value(CsvDataReader rows, List<string> names, string name)
    {
        var column = names.IndexOf(name);
        var value = column < 0 || column >= rows.RowFieldCount ? "" : rows.GetString(column).Trim();
        return value.Length == 0 ? null : value;
    }

    private void Append(CsvDataReader rows, List<string> names)
    {
        var line = rows.RowNumber + 1;
        var procedure = Value(rows, names, "procedure_code");
        var allowed = Amount(Value(rows, names, "allowed_amount"), line);
        var from = Date(Value(rows, names, "effective_from"), line, "effective_from");
        if (procedure is null || allowed is null || from is null)
        {
            Report("fee_incomplete", line, null, "A fee needs procedure_code, allowed_amount and effective_from; the row was skipped.");
            return;
        }

        var row = Rows.Length;
        _loadId.Set(row, _file.LoadId);
        _practiceId.Set(row, _options.PracticeId ?? IngestOptions.UnassignedPractice);
        _line.Set(row, line);
        _payerName.Set(row, Value(rows, names, "payer"));
        _payerIdentifier.Set(row, Value(rows, names, "payer_id"));
        _procedure.Set(row, procedure);
        _modifier.Set(row, Value(rows, names, "modifier"));
        _allowed.Set(row, allowed);
        _from.Set(row, from);
        _to.Set(row, Date(Value(rows, names, "effective_to"), line, "effective_to"));
        _bilateral.Set(row, Value(rows, names, "bilateral_indicator"));
        _multipleProcedure.Set(row, Value(rows, names, "multiple_procedure_indicator"));
        _assistant.Set(row, Value(rows, names, "assistant_indicator"));
        Rows.EndRow();
    }

    private long? Amount(string? text, long line)
    {
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowCurrencySymbol, CultureInfo.InvariantCulture, out var amount)
            && Math.Abs(amount) < 1_000_000_000_000m)
        {
            return (long)(Math.Round(amount, 2, MidpointRounding.AwayFromZero) * 100m);
        }

        Report("amount_not_numeric", line, "allowed_amount", "An amount was expected; the value was left empty.");
        return null;
    }

    private DateOnly? Date(string? text, long line, string column)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "M/d/yyyy", "yyyyMMdd"], out var date))
        {
            return date;
        }

        Report("date_invalid", line, column, "A date as 2025-12-31, 12/31/2025 or 20251231 was expected; the value was left empty.");
        return null;
    }

    private void Report(string rule, long line, string? column, string message) => _report.Add(new LoadIssue
    {
        Rule = rule,
        Severity = X12Severity.Error,
        Message = message,
        Line = line,
        Segment = column,
    });
}
