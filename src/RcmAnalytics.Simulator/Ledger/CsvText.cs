using System.Text;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>A table of many columns, most of them empty: values are set by name.</summary>
internal sealed class CsvText
{
    private readonly Dictionary<string, int> _places;
    private readonly string?[] _row;
    private readonly string _header;
    private readonly StringBuilder _text = new();

    public CsvText(string columns)
    {
        var names = columns.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _places = names.Index().ToDictionary(column => column.Item, column => column.Index);
        _row = new string?[names.Length];
        _header = $"{string.Join(',', names)}\n";
    }

    public string this[string column]
    {
        set => _row[_places[column]] = value;
    }

    /// <summary>Ends the row.</summary>
    public void Next()
    {
        for (var at = 0; at < _row.Length; at++)
        {
            _ = at == 0 ? _text : _text.Append(',');
            _ = _row[at] is { } value && value.AsSpan().IndexOfAny(',', '"') >= 0
                ? _text.Append('"').Append(value.Replace("\"", "\"\"")).Append('"') : _text.Append(_row[at]);
            _row[at] = null;
        }

        _text.Append('\n');
    }

    /// <summary>Null when there is no row.</summary>
    public string? Take()
    {
        var text = _text.Length == 0 ? null : $"{_header}{_text}";
        _text.Clear();
        return text;
    }
}
