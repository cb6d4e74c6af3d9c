using System.Text.Json;
using Apache.Arrow;

namespace RcmAnalytics.Ingest;

/// <summary>The rows that record a load: <c>raw.load_issues</c>, then <c>raw.loads</c>.</summary>
public static class LoadLedger
{
    public const string Loads = "loads";

    public const string Issues = "load_issues";

    private const int ReaderVersion = 1;

    /// <summary>Both tables without rows, for a warehouse that has never loaded.</summary>
    public static IEnumerable<(string Table, RecordBatch Batch)> Empty() =>
        [(Issues, new IssueTable().Rows.ToBatch()), (Loads, new LoadTable().Rows.ToBatch())];

    internal static IEnumerable<(string Table, RecordBatch Batch)> Batches(
        SourceFile file, IngestOptions options, LoadReport report)
    {
        var issues = new IssueTable();
        for (var ordinal = 0; ordinal < report.Issues.Count; ordinal++)
        {
            issues.Append(file, report.Issues[ordinal], ordinal);
        }

        if (report.IssueCount > report.Issues.Count)
        {
            var omitted = new LoadIssue
            {
                Rule = "issues_omitted",
                Severity = X12.X12Severity.Info,
                Message = $"{report.IssueCount - report.Issues.Count} further issues were counted, not recorded.",
            };
            issues.Append(file, omitted, report.Issues.Count);
        }

        yield return (Issues, issues.Rows.ToBatch());

        var loads = new LoadTable();
        loads.Append(file, options, report);
        yield return (Loads, loads.Rows.ToBatch());
    }

    private sealed class IssueTable
    {
        private readonly TextColumn _loadId;
        private readonly IntegerColumn _ordinal;
        private readonly TextColumn _fileName;
        private readonly TextColumn _severity;
        private readonly TextColumn _rule;
        private readonly IntegerColumn _transaction;
        private readonly BigintColumn _offset;
        private readonly BigintColumn _line;
        private readonly TextColumn _segment;
        private readonly IntegerColumn _element;
        private readonly TextColumn _message;

        public IssueTable()
        {
            _loadId = Rows.Text("load_id");
            _ordinal = Rows.Integer("issue_ordinal");
            _fileName = Rows.Text("file_name");
            _severity = Rows.Text("severity");
            _rule = Rows.Text("rule");
            _transaction = Rows.Integer("transaction_ordinal");
            _offset = Rows.Bigint("source_offset");
            _line = Rows.Bigint("source_line");
            _segment = Rows.Text("segment");
            _element = Rows.Integer("element");
            _message = Rows.Text("message");
        }

        public RawTable Rows { get; } = new(Issues);

        public void Append(SourceFile file, LoadIssue issue, int ordinal)
        {
            var row = Rows.Length;
            _loadId.Set(row, file.LoadId);
            _ordinal.Set(row, ordinal);
            _fileName.Set(row, file.Name);
            _severity.Set(row, issue.Severity.ToString().ToLowerInvariant());
            _rule.Set(row, issue.Rule);
            _transaction.Set(row, issue.TransactionOrdinal);
            _offset.Set(row, issue.Offset);
            _line.Set(row, issue.Line);
            _segment.Set(row, issue.Segment);
            _element.Set(row, issue.Element);
            _message.Set(row, issue.Message);
            Rows.EndRow();
        }
    }

    private sealed class LoadTable
    {
        private readonly TextColumn _loadId;
        private readonly TextColumn _fileName;
        private readonly TextColumn _sha256;
        private readonly BigintColumn _byteCount;
        private readonly TextColumn _format;
        private readonly TextColumn _profile;
        private readonly IntegerColumn _profileVersion;
        private readonly TextColumn _practiceId;
        private readonly TextColumn _rowCounts;
        private readonly TextColumn _controlTotals;
        private readonly IntegerColumn _issueCount;
        private readonly IntegerColumn _errorCount;
        private readonly TimestampColumn _startedAt;
        private readonly TimestampColumn _finishedAt;
        private readonly TextColumn _status;

        public LoadTable()
        {
            _loadId = Rows.Text("load_id");
            _fileName = Rows.Text("file_name");
            _sha256 = Rows.Text("sha256");
            _byteCount = Rows.Bigint("byte_count");
            _format = Rows.Text("format");
            _profile = Rows.Text("profile");
            _profileVersion = Rows.Integer("profile_version");
            _practiceId = Rows.Text("practice_id");
            _rowCounts = Rows.Text("row_counts");
            _controlTotals = Rows.Text("control_totals");
            _issueCount = Rows.Integer("issue_count");
            _errorCount = Rows.Integer("error_count");
            _startedAt = Rows.Timestamp("started_at");
            _finishedAt = Rows.Timestamp("finished_at");
            _status = Rows.Text("status");
        }

        public RawTable Rows { get; } = new(Loads);

        public void Append(SourceFile file, IngestOptions options, LoadReport report)
        {
            var row = Rows.Length;
            _loadId.Set(row, file.LoadId);
            _fileName.Set(row, file.Name);
            _sha256.Set(row, file.Sha256);
            _byteCount.Set(row, file.ByteCount);
            _format.Set(row, report.Format switch
            {
                null => null,
                FileFormat.X12 => "x12",
                FileFormat.Workbook => "workbook",
                FileFormat.Json => "json",
                _ => "csv",
            });
            _profile.Set(row, report.Kinds.Count == 0 ? null : string.Join(' ', report.Kinds));
            _profileVersion.Set(row, report.ProfileVersion ?? ReaderVersion);
            _practiceId.Set(row, options.PracticeId);
            _rowCounts.Set(row, JsonSerializer.Serialize(report.RowCounts));
            _controlTotals.Set(row, JsonSerializer.Serialize(report.ControlTotals));
            _issueCount.Set(row, report.IssueCount);
            _errorCount.Set(row, report.ErrorCount);
            _startedAt.Set(row, report.StartedAt);
            _finishedAt.Set(row, report.FinishedAt);
            _status.Set(row, report.Refusal is null ? "loaded" : "refused");
            Rows.EndRow();
        }
    }
}
