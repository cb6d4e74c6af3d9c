using System.Text;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>What reading a row says to the load: issues, by line and column, never with text of the file.</summary>
internal sealed class RowIssues(LoadReport report, string? sheet)
{
    public long Line { get; set; }

    public void Add(string rule, X12Severity severity, string? column, string message) => report.Add(new LoadIssue
    {
        Rule = rule,
        Severity = severity,
        Message = sheet is null ? message : $"{message} Sheet or file: {sheet}.",
        Line = Line,
        Segment = column,
    });
}

/// <summary>A column of a raw table, bound to where its value comes from.</summary>
internal abstract class BoundTarget(string name, ValueSource source)
{
    public string Name { get; } = name;

    public ValueSource Source { get; } = source;

    public string? Label => Source.Label;

    /// <summary>Whether the row has a value that can be read; says nothing to the load.</summary>
    public virtual bool HasValue(RecordSource record) => !Source.Get(record).IsEmpty;

    /// <summary>Sets the value in the row under construction; reports one that cannot be read and leaves it empty.</summary>
    public abstract void Append(RecordSource record, int row, RowIssues issues);
}

internal sealed class TextTarget(string name, ValueSource source, TextColumn column, int? pad) : BoundTarget(name, source)
{
    private readonly bool _isNpi = name.EndsWith("npi", StringComparison.Ordinal);
    private readonly byte[] _padded = new byte[32];
    private readonly HashSet<string> _told = [];

    public override void Append(RecordSource record, int row, RowIssues issues)
    {
        var text = Source.Get(record);
        if (_isNpi && text.Length > 0 && !Npi.IsValid(text) && IsNews(text))
        {
            issues.Add("npi_invalid", X12Severity.Warning, Label, "An NPI of ten digits with its check digit was expected; the value was kept.");
        }

        if (pad is { } width && text.Length < width && text.Length > 0 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            var padded = _padded.AsSpan(0, width);
            padded.Fill((byte)'0');
            text.CopyTo(padded[(width - text.Length)..]);
            text = padded;
        }

        column.Set(row, text);
    }

    // An NPI stands on thousands of rows; one issue says it.
    private bool IsNews(ReadOnlySpan<byte> text) => _told.Count < 1000 && _told.Add(Encoding.UTF8.GetString(text));
}

/// <summary>Money and quantities.</summary>
internal sealed class NumberTarget(
    string name, ValueSource source, DecimalColumn column, int scale, byte decimalSign, SignRule sign, BoundConditions? negativeWhen)
    : BoundTarget(name, source)
{
    /// <summary>Hundredths of the last row; 0 when it has none.</summary>
    public long Last { get; private set; }

    public long Total { get; private set; }

    public override bool HasValue(RecordSource record) => TryRead(record, out _, out _, out _);

    /// <summary>Hundredths; 0 where there is no number.</summary>
    public long Read(RecordSource record) => TryRead(record, out var units, out _, out _) ? units : 0;

    public bool IsZero(RecordSource record) => !TryRead(record, out var units, out _, out _) || units == 0;

    public override void Append(RecordSource record, int row, RowIssues issues)
    {
        Last = 0;
        if (!TryRead(record, out var units, out var isRounded, out var isBlank))
        {
            if (!isBlank)
            {
                issues.Add(
                    scale == 2 ? "amount_not_numeric" : "quantity_not_numeric", X12Severity.Error, Label,
                    "A number was expected; the value was left empty.");
            }

            return;
        }

        if (isRounded)
        {
            issues.Add("amount_rounded", X12Severity.Warning, Label, $"{scale} decimals at most were expected; the value was rounded.");
        }

        Last = units;
        Total += units;
        column.Set(row, units);
    }

    private bool TryRead(RecordSource record, out long units, out bool isRounded, out bool isBlank)
    {
        var text = Source.Get(record);
        isBlank = text.IsEmpty;
        if (!WrittenNumber.TryParse(text, scale, decimalSign, out units, out isRounded))
        {
            return false;
        }

        units = sign switch
        {
            SignRule.Negate => -units,
            SignRule.Abs => Math.Abs(units),
            _ => units,
        };
        units = negativeWhen is not null && negativeWhen.Hold(record) ? -units : units;
        return true;
    }
}

/// <summary>Whole numbers: one with decimals is a fault, since nothing is rounded in silence.</summary>
internal sealed class WholeNumberTarget(string name, ValueSource source, Action<int, long> set) : BoundTarget(name, source)
{
    public override bool HasValue(RecordSource record) =>
        WrittenNumber.TryParse(Source.Get(record), 0, (byte)'.', out _, out var isRounded) && !isRounded;

    public override void Append(RecordSource record, int row, RowIssues issues)
    {
        var text = Source.Get(record);
        if (WrittenNumber.TryParse(text, 0, (byte)'.', out var number, out var isRounded) && !isRounded && Math.Abs(number) <= int.MaxValue)
        {
            set(row, number);
        }
        else if (!text.IsEmpty)
        {
            issues.Add("number_not_whole", X12Severity.Error, Label, "A whole number was expected; the value was left empty.");
        }
    }
}

internal sealed class BooleanTarget(string name, ValueSource source, BooleanColumn column) : BoundTarget(name, source)
{
    private static readonly string[] Yes = ["y", "yes", "t", "true", "1", "x"];
    private static readonly string[] No = ["n", "no", "f", "false", "0"];

    public override void Append(RecordSource record, int row, RowIssues issues)
    {
        var text = Source.Get(record);
        if (IsOneOf(text, Yes))
        {
            column.Set(row, true);
        }
        else if (IsOneOf(text, No))
        {
            column.Set(row, false);
        }
        else if (!text.IsEmpty)
        {
            issues.Add("boolean_invalid", X12Severity.Error, Label, "Yes or no was expected; the value was left empty.");
        }
    }

    private static bool IsOneOf(ReadOnlySpan<byte> text, string[] words)
    {
        foreach (var word in words)
        {
            if (Ascii.EqualsIgnoreCase(text, word))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The key of an account or a member.</summary>
internal sealed class KeyTarget(string name, ValueSource source, TextColumn column, PatientKeys keys) : BoundTarget(name, source)
{
    public override void Append(RecordSource record, int row, RowIssues issues)
    {
        Span<byte> key = stackalloc byte[PatientKeys.Length];
        var text = Source.Get(record);
        column.Set(row, Name == "member_key" ? keys.Member(text, key) : keys.Account(text, key));
    }
}
