using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>One fault of a file, as it is recorded in <c>raw.load_issues</c>. Never holds text of the file.</summary>
public sealed record LoadIssue
{
    public required string Rule { get; init; }

    public required X12Severity Severity { get; init; }

    public required string Message { get; init; }

    public int? TransactionOrdinal { get; init; }

    /// <summary>Byte offset of the segment in an X12 file.</summary>
    public long? Offset { get; init; }

    /// <summary>Line of a text file, the header being 1.</summary>
    public long? Line { get; init; }

    /// <summary>Segment id, or the column's name.</summary>
    public string? Segment { get; init; }

    public int? Element { get; init; }

    internal static LoadIssue Refused(Exception why) => new()
    {
        Rule = "file_refused",
        Severity = X12Severity.Error,
        Message = why.Message,
        Offset = (why as X12FormatException)?.Offset,
        Line = (why as FileRefusedException)?.Line,
    };

    internal static LoadIssue From(in X12Issue issue) => new()
    {
        Rule = issue.Rule.Name,
        Severity = issue.Rule.Severity,
        Message = issue.Rule.Message,
        TransactionOrdinal = issue.TransactionOrdinal,
        Offset = issue.Offset,
        Segment = issue.SegmentId,
        Element = issue.Element,
    };
}

/// <summary>What reading a file found; whole once the file has been read to its end.</summary>
public sealed class LoadReport
{
    /// <summary>More rows than this help nobody: the rest is counted in the last one.</summary>
    public const int RecordedIssues = 10_000;

    private readonly List<LoadIssue> _issues = [];
    private readonly SortedDictionary<string, long> _rowCounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> _controlTotals = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _kinds = new(StringComparer.Ordinal);
    private int _omitted;

    public FileFormat? Format { get; internal set; }

    public IReadOnlyList<LoadIssue> Issues => _issues;

    /// <summary>All issues, also those that are not recorded one by one.</summary>
    public int IssueCount => _issues.Count + _omitted;

    public int ErrorCount { get; private set; }

    /// <summary>Rows per raw table.</summary>
    public IReadOnlyDictionary<string, long> RowCounts => _rowCounts;

    /// <summary>claims, charge_amount, paid_amount, payment_amount, provider_adjustment_amount.</summary>
    public IReadOnlyDictionary<string, decimal> ControlTotals => _controlTotals;

    /// <summary>Kinds of transaction set found, or the name of the text format.</summary>
    public IReadOnlyCollection<string> Kinds => _kinds;

    /// <summary>Null while the file is good; why it was refused whole, when it was.</summary>
    public string? Refusal { get; private set; }

    public DateTimeOffset StartedAt { get; internal set; }

    public DateTimeOffset FinishedAt { get; internal set; }

    internal void Add(LoadIssue issue)
    {
        ErrorCount += issue.Severity == X12Severity.Error ? 1 : 0;
        if (_issues.Count < RecordedIssues)
        {
            _issues.Add(issue);
        }
        else
        {
            _omitted++;
        }
    }

    internal void AddKind(string kind) => _kinds.Add(kind);

    internal void Count(string table, long rows) => _rowCounts[table] = rows;

    internal void AddTotal(string name, decimal amount) =>
        _controlTotals[name] = _controlTotals.GetValueOrDefault(name) + amount;

    /// <summary>Version of the profile, of files that are mapped.</summary>
    public int? ProfileVersion { get; internal set; }

    internal void Refuse(Exception why)
    {
        Refusal = why.Message;
        _rowCounts.Clear();
        Add(LoadIssue.Refused(why));
    }
}
