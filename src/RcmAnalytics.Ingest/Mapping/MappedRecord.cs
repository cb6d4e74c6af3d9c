using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>The record under mapping, with what its rows share.</summary>
internal sealed class MappedRecord(
    RecordSource source, RowOrigin origin, MappedTables tables, RowIssues issues, PatientKeys keys, IReadOnlyList<(int Ordinal, string Name)> extras, bool spills)
{
    private const int MostValues = 1000;

    private readonly Dictionary<(string Table, string Column, string Value), (long Count, long Hundredths, string? Label)> _unmapped = [];
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter? _json;
    private bool _hasExtras;
    private byte[] _whole = new byte[1024];

    public RecordSource Source => source;

    public RowOrigin Origin => origin;

    public RowIssues Issues => issues;

    public PatientKeys Keys => keys;

    public byte[] Practice { get; set; } = Encoding.UTF8.GetBytes(IngestOptions.UnassignedPractice);

    public void Begin()
    {
        issues.Line = source.Line;
        _hasExtras = true;
    }

    /// <summary>The columns that no target has, as JSON; the first row made of a record takes them.</summary>
    public ReadOnlySpan<byte> TakeExtras()
    {
        if (!_hasExtras || (extras.Count == 0 && !spills))
        {
            return default;
        }

        _hasExtras = false;
        _buffer.ResetWrittenCount();
        _json ??= new Utf8JsonWriter(_buffer);
        _json.Reset();
        _json.WriteStartObject();
        var count = 0;
        foreach (var (ordinal, name) in extras)
        {
            var text = source.Field(ordinal).Trim(" \t\r\n"u8);
            if (text.Length > 0)
            {
                _json.WriteString(name, Encoding.UTF8.GetString(text));
                count++;
            }
        }

        for (var ordinal = source.ExpectedFields; spills && ordinal < source.FieldCount; ordinal++)
        {
            _json.WriteString($"column_{ordinal + 1}", Encoding.UTF8.GetString(source.Field(ordinal)));
            count++;
        }

        _json.WriteEndObject();
        _json.Flush();
        return count == 0 ? default : _buffer.WrittenSpan;
    }

    public void Quarantine(string table, string rule, BoundTarget? target, long hundredths, string message)
    {
        issues.Add(rule, X12Severity.Error, target?.Label ?? target?.Name, message + " The row was quarantined.");
        var quarantine = tables["pm_quarantine"];
        quarantine.SetText("target_table", table);
        quarantine.SetText("reason", rule);
        quarantine.SetText("column_name", target?.Name);
        if (hundredths != 0)
        {
            ((DecimalColumn)quarantine.Column("amount")).Set(quarantine.Rows.Length, hundredths);
        }

        quarantine.End(origin, Practice, source.Line, Hash(stackalloc byte[PatientKeys.Length]));
    }

    public void CountUnmapped(string table, BoundTarget target, string value, long hundredths)
    {
        var entry = (table, target.Name, value);
        if (_unmapped.Count >= MostValues && !_unmapped.ContainsKey(entry))
        {
            entry = (table, target.Name, "(further values)");
        }

        var (count, sum, _) = _unmapped.GetValueOrDefault(entry);
        _unmapped[entry] = (count + 1, sum + hundredths, target.Label);
    }

    /// <summary>Writes which header the profile met, so that a new version of an export is noticed.</summary>
    public void EndHeader(ProfileMatch match, IEnumerable<string> missing)
    {
        var known = ProfileColumns.Of(match.Profile);
        var names = match.Names.Select(ColumnNames.Normalize).ToList();
        var headers = tables["pm_headers"];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', names)));
        headers.SetText("header_hash", Convert.ToHexStringLower(hash.AsSpan(0, 8)));
        headers.SetText("missing_columns", string.Join(',', missing));
        headers.SetText("unknown_columns", string.Join(',', extras.Where(extra => !known.Contains(ColumnNames.Normalize(extra.Name))).Select(extra => extra.Name)));
        ((IntegerColumn)headers.Column("column_count")).Set(headers.Rows.Length, names.Count);
        headers.End(origin, Practice, match.HeaderLine, Encoding.UTF8.GetBytes(match.Profile.Profile));
    }

    /// <summary>Writes what value maps did not have: one row and one issue per value.</summary>
    public void EndUnmapped()
    {
        foreach (var ((table, column, value), (count, hundredths, label)) in _unmapped)
        {
            issues.Add("value_unmapped", X12Severity.Warning, label, $"{count} rows have a value that the map of {column} lacks; it was kept (raw.pm_unmapped_values).");
            var unmapped = tables["pm_unmapped_values"];
            var row = unmapped.Rows.Length;
            unmapped.SetText("target_table", table);
            unmapped.SetText("column_name", column);
            unmapped.SetText("value", value);
            ((BigintColumn)unmapped.Column("row_count")).Set(row, count);
            ((DecimalColumn)unmapped.Column("amount")).Set(row, hundredths);
            unmapped.End(origin, Practice, source.Line, Encoding.UTF8.GetBytes($"{table}|{column}|{value}"));
        }
    }

    /// <summary>Names the record by all of its fields, under the secret of the keys.</summary>
    public ReadOnlySpan<byte> Hash(Span<byte> key)
    {
        var length = 0;
        for (var ordinal = 0; ordinal < source.FieldCount; ordinal++)
        {
            var text = source.Field(ordinal);
            if (length + text.Length + 1 > _whole.Length)
            {
                Array.Resize(ref _whole, (length + text.Length + 1) * 2);
            }

            text.CopyTo(_whole.AsSpan(length));
            length += text.Length;
            _whole[length++] = 0x1F;
        }

        return keys.Row(_whole.AsSpan(0, length), key);
    }
}
