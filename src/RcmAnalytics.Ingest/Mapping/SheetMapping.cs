using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>The rows of one sheet on their way into tables: what is dropped, what ends the data, what each row becomes.</summary>
internal sealed class SheetMapping
{
    private readonly ProfileMatch _match;
    private readonly RecordSource _source;
    private readonly RowIssues _issues;
    private readonly MappedRecord _record;
    private readonly BoundRow[] _rows;
    private readonly FileChecks _checks;
    private readonly BoundConditions? _stop;
    private readonly List<(BoundConditions When, IReadOnlyList<(string Name, ValueSource Source)> Capture)> _drops;
    private readonly Dictionary<string, long> _captured = new(StringComparer.Ordinal);
    private readonly ValueSource? _practice;
    private readonly byte _decimalSign;
    private readonly SortedSet<string> _missing;

    public SheetMapping(
        ProfileMatch match, ProfileBinder binder, RecordSource source, RowOrigin origin, MappedTables tables, IngestOptions options, LoadReport report)
    {
        _match = match;
        _source = source;
        _issues = new RowIssues(report, source.Sheet);
        _missing = binder.Missing;
        _decimalSign = (byte)match.Profile.DecimalSign[0];
        _rows = [.. binder.Rows(tables)];
        _checks = new FileChecks(match.Profile, binder, options.Keys);
        _stop = binder.Conditions(match.Profile.Read.Stop);
        _drops =
        [
            .. match.Profile.Read.Drop.Select(drop => (
                binder.Conditions(drop.When)!, // a drop has conditions
                (IReadOnlyList<(string, ValueSource)>)[.. drop.Capture.Select(capture => (capture.Key, binder.Field(capture.Value)))])),
        ];
        _practice = options.PracticeId is { } given ? new ConstantSource(given) : binder.Practice();
        _record = new MappedRecord(source, origin, tables, _issues, options.Keys, binder.Extras(), match.Profile.Read.Ragged == Ragged.Spill);
    }

    /// <summary>Maps the next row. False at the end of the data.</summary>
    public bool Read()
    {
        while (_source.Read())
        {
            if (_source.Line <= _match.HeaderLine)
            {
                continue;
            }

            if (_stop is not null && _stop.Hold(_source))
            {
                return false;
            }

            _record.Begin();
            SetPractice();
            if (IsSound() && !IsDropped())
            {
                _checks.Add(_source, _issues);
                foreach (var row in _rows)
                {
                    row.Append(_record);
                }
            }

            return true;
        }

        return false;
    }

    public void End(Dictionary<string, long> totals)
    {
        _record.EndHeader(_match, _missing);
        foreach (var (name, value) in _match.Preamble)
        {
            if (WrittenNumber.TryParse(System.Text.Encoding.UTF8.GetBytes(value), 2, _decimalSign, out var units, out _))
            {
                _captured.TryAdd(name, units);
            }
        }

        _checks.End(_captured, _issues);
        _record.EndUnmapped();
        foreach (var row in _rows)
        {
            row.AddTotals(totals);
        }
    }

    private void SetPractice()
    {
        if (_practice is not null)
        {
            var practice = _practice.Get(_source);
            if (!practice.SequenceEqual(_record.Practice))
            {
                _record.Practice = practice.IsEmpty ? System.Text.Encoding.UTF8.GetBytes(IngestOptions.UnassignedPractice) : practice.ToArray();
            }
        }
    }

    private bool IsSound()
    {
        var ragged = _match.Profile.Read.Ragged;
        switch (_source.Fault)
        {
            case null:
                break;
            case "field_unknown":
                _issues.Add("field_unknown", X12Severity.Warning, null, "A field came that no line before had; it was not read.");
                break;
            case var fault:
                _record.Quarantine("", fault, null, 0, fault == "json_invalid"
                    ? "One JSON object a line was expected."
                    : "A quote is never closed, or a row of several lines has the wrong number of fields.");
                return false;
        }

        if (_source.FieldCount > _match.Names.Count && ragged != Ragged.Spill && HasValuesBeyondHeader())
        {
            _record.Quarantine("", "row_too_long", null, 0, $"{_match.Names.Count} fields were expected, {_source.FieldCount} were found: values may have moved.");
            return false;
        }

        // Sheets end a row with its last value.
        if (_source.FieldCount < _match.Names.Count && _source is DelimitedSource && ragged != Ragged.Spill)
        {
            if (ragged == Ragged.Error)
            {
                _record.Quarantine("", "row_too_short", null, 0, $"{_match.Names.Count} fields were expected, {_source.FieldCount} were found.");
                return false;
            }

            if (!IsDropped())
            {
                _issues.Add("row_too_short", X12Severity.Warning, null, $"{_match.Names.Count} fields were expected, {_source.FieldCount} were found; the last are empty.");
            }
        }

        return true;
    }

    private bool HasValuesBeyondHeader()
    {
        for (var index = _match.Names.Count; index < _source.FieldCount; index++)
        {
            if (!_source.Field(index).Trim(" \t"u8).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsDropped()
    {
        if (IsRepeatedHeader() || IsBlank())
        {
            return true;
        }

        foreach (var (when, capture) in _drops)
        {
            if (when.Hold(_source))
            {
                foreach (var (name, source) in capture)
                {
                    if (WrittenNumber.TryParse(source.Get(_source), 2, _decimalSign, out var units, out _))
                    {
                        _captured[name] = units;
                    }
                }

                return true;
            }
        }

        return false;
    }

    private bool IsBlank()
    {
        for (var index = 0; index < _source.FieldCount; index++)
        {
            if (!_source.Field(index).Trim(" \t\r\n"u8).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsRepeatedHeader()
    {
        if (_source.FieldCount != _match.Names.Count || _source.Names is not null)
        {
            return false;
        }

        for (var index = 0; index < _match.Names.Count; index++)
        {
            if (!_source.Field(index).Trim(" \t"u8).SequenceEqual(HeaderBytes[index]))
            {
                return false;
            }
        }

        return true;
    }

    private byte[][] HeaderBytes => field ??= [.. _match.Names.Select(System.Text.Encoding.UTF8.GetBytes)];
}
