using System.Text;
using System.Text.RegularExpressions;

namespace RcmAnalytics.Ingest;

/// <summary>Where a value comes from, bound to the columns of a file. Blank means none. The bytes stand until the next call.</summary>
internal abstract class ValueSource
{
    /// <summary>The column's name for issues, as the profile has it.</summary>
    public string? Label { get; init; }

    public abstract ReadOnlySpan<byte> Get(RecordSource record);
}

/// <summary>The first of some columns that has a value.</summary>
internal sealed class FieldSource(int[] ordinals, byte[][] nulls) : ValueSource
{
    public override ReadOnlySpan<byte> Get(RecordSource record)
    {
        foreach (var ordinal in ordinals)
        {
            var text = Trim(record.Field(ordinal));
            if (text.Length > 0 && (nulls.Length == 0 || !IsNull(text)))
            {
                return text;
            }
        }

        return default;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.Length > 0 && (text[0] <= ' ' || text[^1] <= ' ') ? text.Trim(" \t\r\n"u8) : text;

    private bool IsNull(ReadOnlySpan<byte> text)
    {
        foreach (var known in nulls)
        {
            if (text.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed class ConstantSource(string value) : ValueSource
{
    private readonly byte[] _value = Encoding.UTF8.GetBytes(value);

    public override ReadOnlySpan<byte> Get(RecordSource record) => _value;
}

/// <summary>Values joined; a row in which all are blank has none.</summary>
internal sealed class JoinSource(ValueSource[] parts, string separator) : ValueSource
{
    private readonly byte[] _separator = Encoding.UTF8.GetBytes(separator);
    private byte[] _joined = new byte[128];

    public override ReadOnlySpan<byte> Get(RecordSource record)
    {
        var length = 0;
        foreach (var part in parts)
        {
            var text = part.Get(record);
            if (text.IsEmpty)
            {
                continue;
            }

            if (length + _separator.Length + text.Length > _joined.Length)
            {
                Array.Resize(ref _joined, (length + _separator.Length + text.Length) * 2);
            }

            if (length > 0)
            {
                _separator.CopyTo(_joined, length);
                length += _separator.Length;
            }

            text.CopyTo(_joined.AsSpan(length));
            length += text.Length;
        }

        return _joined.AsSpan(0, length);
    }
}

/// <summary>True or false by conditions.</summary>
internal sealed class WhenSource(BoundConditions conditions) : ValueSource
{
    public override ReadOnlySpan<byte> Get(RecordSource record) => conditions.Hold(record) ? "true"u8 : "false"u8;
}

/// <summary>A text made of another. Codes repeat, so results are remembered.</summary>
internal class TransformSource(ValueSource inner, Func<string, string> transform) : ValueSource
{
    private const int Remembered = 10_000;

    private readonly Dictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    public override ReadOnlySpan<byte> Get(RecordSource record)
    {
        var text = inner.Get(record);
        if (text.IsEmpty)
        {
            return default;
        }

        Span<char> letters = text.Length <= 256 ? stackalloc char[256] : new char[text.Length];
        letters = letters[..Encoding.UTF8.GetChars(text, letters)];
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(letters, out var made))
        {
            return made;
        }

        if (_known.Count == Remembered)
        {
            _known.Clear();
        }

        return _known[letters.ToString()] = Encoding.UTF8.GetBytes(transform(letters.ToString()));
    }

    public static string Match(Regex expression, string text)
    {
        var match = expression.Match(text);
        if (!match.Success)
        {
            return "";
        }

        var named = match.Groups["value"];
        return named.Success ? named.Value : match.Groups.Count > 1 ? match.Groups[1].Value : match.Value;
    }
}

/// <summary>A value map. What it does not have is kept, or becomes something stated, and is counted either way.</summary>
internal sealed class MapSource(ValueSource inner, IReadOnlyDictionary<string, string> map, string? otherwise) : ValueSource
{
    private readonly ValueSource _mapped = new TransformSource(inner, text => map.TryGetValue(text, out var value) ? value : "\0");

    /// <summary>The value of the last row when the map does not have it.</summary>
    public string? Missed { get; private set; }

    public override ReadOnlySpan<byte> Get(RecordSource record)
    {
        Missed = null;
        var value = _mapped.Get(record);
        if (value is not [0])
        {
            return value;
        }

        var sent = inner.Get(record);
        Missed = Encoding.UTF8.GetString(sent);
        return otherwise is null ? sent : Encoding.UTF8.GetBytes(otherwise);
    }
}
