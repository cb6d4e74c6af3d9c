using System.Text;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>A table of many columns, most of them empty: values are set by name.</summary>
internal sealed class CsvText
{
    private const int Long = 32_000;

    private readonly Dictionary<string, int> _places;
    private readonly string?[] _row;
    private readonly string _header;
    private readonly StringBuilder _text = new();
    private string _path = "";

    public CsvText(string columns)
    {
        var names = columns.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _places = names.Index().ToDictionary(column => column.Item, column => column.Index);
        _row = new string?[names.Length];
        _header = $"{string.Join(',', names)}\n";
    }

    /// <summary>There is enough of it to be written.</summary>
    public bool IsLong => _text.Length >= Long;

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

    /// <summary>The rows since the last time; a path that is new starts with the header. Null when there is no row.</summary>
    public SimulatedFile? Take(string path)
    {
        if (_text.Length == 0)
        {
            return null;
        }

        var isContinued = path == _path;
        _path = path;
        var file = new SimulatedFile(path, (isContinued ? _text : _text.Insert(0, _header)).ToString(), isContinued);
        _text.Clear();
        return file;
    }
}
