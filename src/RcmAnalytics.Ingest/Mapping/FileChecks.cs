using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Holds a file against what its profile states: balances of rows, totals, keys that repeat, columns that must be filled.</summary>
internal sealed class FileChecks
{
    private readonly List<Check> _checks = [];

    public FileChecks(ProfileDefinition profile, ProfileBinder binder, PatientKeys keys)
    {
        foreach (var (name, definition) in profile.Checks)
        {
            _checks.Add(new Check(name, definition, binder, (byte)profile.DecimalSign[0], keys));
        }
    }

    public void Add(RecordSource record, RowIssues issues)
    {
        foreach (var check in _checks)
        {
            check.Add(record, issues);
        }
    }

    /// <exception cref="FileRefusedException">A check of level refuse does not hold.</exception>
    public void End(IReadOnlyDictionary<string, long> captured, RowIssues issues)
    {
        foreach (var check in _checks)
        {
            check.End(captured, issues);
        }
    }

    private sealed class Check(string name, FileCheckDefinition definition, ProfileBinder binder, byte decimalSign, PatientKeys keys)
    {
        private readonly ValueSource[] _plus = [.. definition.Plus.Select(column => binder.Field(column))];
        private readonly ValueSource[] _minus = [.. definition.Minus.Select(column => binder.Field(column))];
        private readonly ValueSource? _equal = definition.Equal is { } column && binder.Has(column) ? binder.Field(column) : null;
        private readonly ValueSource? _total = definition.Total is { } column ? binder.Field(column) : null;
        private readonly ValueSource? _filled = definition.Filled is { } column ? binder.Field(column) : null;
        private readonly JoinSource? _unique = definition.Unique.Count > 0
            ? new JoinSource([.. definition.Unique.Select(column => binder.Field(column))], "\u001F")
            : null;

        private readonly HashSet<UInt128> _seen = [];
        private long _sum;
        private long _rows;
        private long _filledRows;

        public void Add(RecordSource record, RowIssues issues)
        {
            _rows++;
            _sum += _total is null ? 0 : Amount(_total, record);
            _filledRows += _filled is not null && !_filled.Get(record).IsEmpty ? 1 : 0;
            if (_equal is not null && !_equal.Get(record).IsEmpty)
            {
                var found = _plus.Sum(source => Amount(source, record)) - _minus.Sum(source => Amount(source, record));
                if (Math.Abs(found - Amount(_equal, record)) > definition.Tolerance * 100)
                {
                    Report(issues, $"{name}: the row's amounts do not add up to {definition.Equal}.");
                }
            }

            if (_unique is not null)
            {
                Span<byte> key = stackalloc byte[PatientKeys.Length];
                var hash = UInt128.Parse(keys.Row(_unique.Get(record), key), System.Globalization.NumberStyles.HexNumber, null);
                if (!_seen.Add(hash))
                {
                    Report(issues, $"{name}: an earlier row has the same {string.Join(", ", definition.Unique)}.");
                }
            }
        }

        public void End(IReadOnlyDictionary<string, long> captured, RowIssues issues)
        {
            if (_total is not null && definition.Captured is { } total && captured.TryGetValue(total, out var expected)
                && Math.Abs(_sum - expected) > definition.Tolerance * 100)
            {
                Report(issues, $"{name}: the rows' {definition.Total} add up to {_sum / 100m:0.00}, the file's total says {expected / 100m:0.00}.");
            }

            if (_filled is not null && _rows > 0 && _filledRows < definition.AtLeast * _rows)
            {
                Report(issues, $"{name}: {_filledRows} of {_rows} rows have {definition.Filled}; {definition.AtLeast:0.##} of them were expected.");
            }
        }

        private long Amount(ValueSource source, RecordSource record) =>
            WrittenNumber.TryParse(source.Get(record), 2, decimalSign, out var units, out _) ? units : 0;

        private void Report(RowIssues issues, string message)
        {
            if (definition.Level == CheckLevel.Refuse)
            {
                throw new FileRefusedException(message, issues.Line);
            }

            issues.Add("check_failed", definition.Level == CheckLevel.Error ? X12Severity.Error : X12Severity.Warning, name, message);
        }
    }
}
