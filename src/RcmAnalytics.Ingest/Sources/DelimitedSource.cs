namespace RcmAnalytics.Ingest;

/// <summary>
/// Delimited text, read as bytes. A quote that is never closed ends with its line: a record of several lines is believed
/// only when its quotes are well formed and it has as many fields as the header, so that one stray quote costs one row
/// and every line number after it is right.
/// </summary>
internal sealed class DelimitedSource : RecordSource
{
    private const int FirstBuffer = 256 << 10;
    private const int LongestQuoted = 64 << 10;
    private const int LongestRecord = 4 << 20;

    private readonly Stream _stream;
    private readonly byte _delimiter;
    private readonly byte _quote;
    private byte[] _buffer = new byte[FirstBuffer];
    private (int Start, int Length)[] _fields = new (int, int)[64];
    private int _count;
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private long _nextLine = 1;

    public DelimitedSource(Stream stream, char delimiter, bool hasQuotes = true)
    {
        _stream = stream;
        _delimiter = (byte)delimiter;
        // A byte that UTF-8 never has: nothing is quoted.
        _quote = hasQuotes ? (byte)'"' : (byte)0xFF;
        while (_end < 3 && Fill())
        {
        }

        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }

    private enum Outcome
    {
        Record,
        NeedsMore,
        Malformed,
    }

    public override int FieldCount => _count;

    public override ReadOnlySpan<byte> Field(int index) =>
        index < _count ? _buffer.AsSpan(_fields[index].Start, _fields[index].Length) : default;

    public override bool Read()
    {
        while (true)
        {
            if (_start >= _end && !Fill())
            {
                return false;
            }

            Fault = null;
            Line = _nextLine;
            var (next, lines) = ReadRecord();
            _start = next;
            _nextLine += lines;
            if (_count > 1 || _fields[0].Length > 0 || Fault is not null)
            {
                return true;
            }
        }
    }

    public override void Dispose() => _stream.Dispose();

    private (int Next, int Lines) ReadRecord()
    {
        while (true)
        {
            switch (Parse(isOneLine: false, out var next, out var lines))
            {
                case Outcome.Record when lines == 1 || ExpectedFields == 0 || _count == ExpectedFields:
                    Unescape();
                    return (next, lines);
                case Outcome.NeedsMore when _end - _start < LongestRecord && !_isAtEnd:
                    Fill();
                    continue;
                default:
                    return ReadLine();
            }
        }
    }

    // The record's first line alone; a quote that it opens and does not close runs to its end.
    private (int Next, int Lines) ReadLine()
    {
        int next;
        while (Parse(isOneLine: true, out next, out _) == Outcome.NeedsMore && _end - _start < LongestRecord && !_isAtEnd)
        {
            Fill();
        }

        Unescape();
        Fault = "quote_unterminated";
        return (next, 1);
    }

    private Outcome Parse(bool isOneLine, out int next, out int lines)
    {
        _count = 0;
        lines = 1;
        var position = _start;
        while (true)
        {
            var outcome = position < _end && _buffer[position] == _quote
                ? ParseQuoted(isOneLine, ref position, ref lines)
                : ParsePlain(ref position);
            next = position;
            if (outcome != Outcome.Record)
            {
                return outcome;
            }

            if (position >= _end)
            {
                next = _end;
                return Outcome.Record;
            }

            var sign = _buffer[position++];
            if (sign != _delimiter)
            {
                next = position;
                if (sign == '\r')
                {
                    if (position >= _end && !_isAtEnd)
                    {
                        return Outcome.NeedsMore;
                    }

                    next += position < _end && _buffer[position] == '\n' ? 1 : 0;
                }

                return Outcome.Record;
            }
        }
    }

    private Outcome ParsePlain(ref int position)
    {
        var length = _buffer.AsSpan(position, _end - position).IndexOfAny(_delimiter, (byte)'\n', (byte)'\r');
        if (length < 0)
        {
            length = _end - position;
            if (!_isAtEnd)
            {
                Add(position, length);
                position = _end;
                return Outcome.NeedsMore;
            }
        }

        Add(position, length);
        position += length;
        return Outcome.Record;
    }

    private Outcome ParseQuoted(bool isOneLine, ref int position, ref int lines)
    {
        var first = position + 1;
        var from = first;
        while (true)
        {
            var rest = _buffer.AsSpan(from, _end - from);
            var length = isOneLine ? rest.IndexOfAny(_quote, (byte)'\n', (byte)'\r') : rest.IndexOf(_quote);
            var at = from + length;
            if (length >= 0 && _buffer[at] == _quote)
            {
                if (at + 1 < _end && _buffer[at + 1] == _quote)
                {
                    from = at + 2;
                    continue;
                }

                if (at + 1 >= _end && !_isAtEnd)
                {
                    position = _end;
                    return Outcome.NeedsMore;
                }

                if (at + 1 >= _end || IsSeparator(_buffer[at + 1]))
                {
                    // A start below zero marks a field that may hold doubled quotes.
                    Add(from == first ? first : ~first, at - first);
                    lines += isOneLine ? 0 : CountLines(_buffer.AsSpan(first, at - first));
                    position = at + 1;
                    return Outcome.Record;
                }

                if (!isOneLine)
                {
                    return Outcome.Malformed;
                }

                from = at + 1;
                continue;
            }

            if (length < 0 && !_isAtEnd && _end - first < LongestQuoted)
            {
                position = _end;
                return Outcome.NeedsMore;
            }

            if (!isOneLine)
            {
                return Outcome.Malformed;
            }

            var end = length < 0 ? _end : at;
            Add(first, end - first);
            position = end;
            return length < 0 && !_isAtEnd ? Outcome.NeedsMore : Outcome.Record;
        }
    }

    private bool IsSeparator(byte sign) => sign == _delimiter || sign is (byte)'\n' or (byte)'\r';

    private static int CountLines(ReadOnlySpan<byte> text)
    {
        var lines = text.Count((byte)'\n');
        return lines > 0 ? lines : text.Count((byte)'\r');
    }

    private void Add(int start, int length)
    {
        if (_count == _fields.Length)
        {
            Array.Resize(ref _fields, _count * 2);
        }

        _fields[_count++] = (start, length);
    }

    private void Unescape()
    {
        for (var index = 0; index < _count; index++)
        {
            if (_fields[index].Start >= 0)
            {
                continue;
            }

            var start = ~_fields[index].Start;
            var length = 0;
            for (var from = 0; from < _fields[index].Length; from++)
            {
                var sign = _buffer[start + from];
                _buffer[start + length++] = sign;
                from += sign == _quote ? 1 : 0;
            }

            _fields[index] = (start, length);
        }
    }

    private bool Fill()
    {
        if (_isAtEnd)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
        return read > 0;
    }
}
