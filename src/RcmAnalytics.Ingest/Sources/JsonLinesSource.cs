using System.Text;
using System.Text.Json;

namespace RcmAnalytics.Ingest;

/// <summary>One JSON object a line. Names come from the first lines; objects within an object have names joined by dots.</summary>
internal sealed class JsonLinesSource : RecordSource
{
    private const int LinesLookedAt = 200;
    private const int LongestLine = 4 << 20;

    private readonly StreamReader _text;
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Queue<(long Line, string Text)> _waiting = [];
    private readonly List<byte[]> _values = [];
    private long _lastLine;

    public JsonLinesSource(Stream stream)
    {
        _text = new StreamReader(stream, Encoding.UTF8);
        while (_waiting.Count < LinesLookedAt && NextLine() is { } line)
        {
            _waiting.Enqueue((_lastLine, line));
            if (Parse(line) is { } json)
            {
                using (json)
                {
                    AddNames(json.RootElement, "");
                }
            }
        }
    }

    public override int FieldCount => _values.Count;

    public override IReadOnlyList<string> Names => _names;

    public override ReadOnlySpan<byte> Field(int index) => index < _values.Count ? _values[index] : default;

    public override bool Read()
    {
        Fault = null;
        string line;
        if (_waiting.TryDequeue(out var waiting))
        {
            (Line, line) = waiting;
        }
        else if (NextLine() is { } next)
        {
            (Line, line) = (_lastLine, next);
        }
        else
        {
            return false;
        }

        _values.Clear();
        _values.AddRange(Enumerable.Repeat<byte[]>([], _names.Count));
        if (Parse(line) is not { } json)
        {
            Fault = "json_invalid";
            return true;
        }

        using (json)
        {
            SetValues(json.RootElement, "");
        }

        return true;
    }

    public override void Dispose() => _text.Dispose();

    private static JsonDocument? Parse(string line)
    {
        try
        {
            var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return json;
            }

            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? NextLine()
    {
        while (_text.ReadLine() is { } line)
        {
            _lastLine++;
            if (line.Length > LongestLine)
            {
                throw new FileRefusedException($"Line {_lastLine} is longer than {LongestLine:#,##0} characters; one JSON object a line was expected.", _lastLine);
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                return line;
            }
        }

        return null;
    }

    private void AddNames(JsonElement json, string prefix)
    {
        foreach (var property in json.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                AddNames(property.Value, name + ".");
            }
            else if (_places.TryAdd(name, _names.Count))
            {
                _names.Add(name);
            }
        }
    }

    private void SetValues(JsonElement json, string prefix)
    {
        foreach (var property in json.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                SetValues(property.Value, name + ".");
            }
            else if (!_places.TryGetValue(name, out var place))
            {
                Fault = property.Value.ValueKind == JsonValueKind.Null ? Fault : "field_unknown";
            }
            else
            {
                _values[place] = Encoding.UTF8.GetBytes(property.Value.ValueKind switch
                {
                    JsonValueKind.Null => "",
                    JsonValueKind.String => property.Value.GetString()!, // a string is not null
                    _ => property.Value.GetRawText(),
                });
            }
        }
    }
}
