using System.Buffers;

namespace RcmAnalytics.X12;

/// <summary>
/// Walks the segments of a stream of any length in constant memory: one pass, nothing allocated per segment. A segment
/// points into the reader's buffer, so it must be used before the next <see cref="Read"/>. Delimiters change with each
/// ISA header; byte-order marks, line ends, indentation and wrapped lines are layout and never reach an element.
/// </summary>
public sealed partial class X12SegmentReader : IDisposable
{
    /// <summary>Longest segment that is read: beyond it a file has no terminators and is not X12.</summary>
    public const int LongestSegment = 16 << 20;

    private const int Window = 64 << 10;
    private const int HeaderBytes = 1024;
    private const byte HighestLayout = (byte)' ';
    private const int SearchedForHeader = 64 << 10;

    private readonly Stream _stream;
    private readonly Action<X12Rule, long, string?> _report;
    private byte[] _buffer;
    private int[] _marks;
    private int[] _ends;
    private byte[] _cleaned = [];
    private int _cleanedUsed;
    private int[] _cleanedMarks = [];
    private long _bufferOffset;
    private int _length;
    private bool _isAtEnd;
    private int _next;
    private int _indexed;
    private int _mark;
    private int _end;
    private DelimiterIndex.Counts _found;
    private DelimiterIndex.Carry _carry;
    private X12Delimiters _delimiters;
    private long _indexedHeader = -1;

    // The current segment: in the buffer, or in the cleaned copy of it.
    private byte[] _currentBytes = [];
    private int[] _currentMarks = [];
    private int _currentStart;
    private int _currentMark;
    private int _currentCount;
    private uint _currentId;

    /// <param name="stream">Read from its position to its end; not disposed of.</param>
    /// <param name="report">Takes faults of the layout with their byte offset and segment id.</param>
    /// <param name="bufferSize">Grows when a segment is longer, up to <see cref="LongestSegment"/>.</param>
    public X12SegmentReader(Stream stream, Action<X12Rule, long, string?> report, int bufferSize = 1 << 20)
    {
        _stream = stream;
        _report = report;
        _buffer = ArrayPool<byte>.Shared.Rent(bufferSize);
        _marks = ArrayPool<int>.Shared.Rent(Window + 64);
        _ends = ArrayPool<int>.Shared.Rent(Window + 64);
    }

    public X12Delimiters Delimiters => _delimiters;

    /// <summary>Byte offset of the current segment in the file.</summary>
    public long Offset { get; private set; }

    public X12Segment Current => new(
        _currentBytes, _currentMarks.AsSpan(_currentMark, _currentCount), _currentStart, _currentId);

    /// <summary>
    /// Texts of segments from this offset on stay as they are, however far the reader moves on: a record that is being read
    /// keeps them. <see cref="long.MaxValue"/> when there is none.
    /// </summary>
    internal long KeepFrom { get; set; } = long.MaxValue;

    /// <summary>Takes the separator that composites really use, when ISA16 declares another.</summary>
    public void UseComponentSeparator(byte separator) => _delimiters = _delimiters with { Component = separator };

    /// <summary>Moves to the next segment; false at the end of the file.</summary>
    /// <exception cref="X12FormatException">The stream is not X12, or a segment has no end.</exception>
    public bool Read()
    {
        if (_delimiters.Element == 0 && !ReadStart())
        {
            return false;
        }

        while (true)
        {
            if ((_next >= _length || _buffer[_next] <= HighestLayout) && !SkipLayout())
            {
                return false;
            }

            if ((_buffer[_next] | 0x20) == 'i'
                && X12Delimiters.StartsIsa(_buffer.AsSpan(_next, _length - _next)) && !IsKnownHeader())
            {
                ReadHeader();
            }

            var end = FindEnd();
            if (end < 0)
            {
                return ReportUnterminated();
            }

            if (_marks[end] == _next)
            {
                _next++;
                _mark = end + 1;
                continue;
            }

            SetCurrent(end);
            _next = _marks[end] + 1 + _delimiters.SegmentTail.Length;
            _mark = end + 1;
            return true;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        ArrayPool<byte>.Shared.Return(_spare);
        ArrayPool<int>.Shared.Return(_marks);
        ArrayPool<int>.Shared.Return(_ends);
        _buffer = _spare = [];
        _marks = _ends = [];
    }

    private bool ReadStart()
    {
        Refill(0);
        if (_length == 0)
        {
            return false;
        }

        _next = _buffer.AsSpan(0, _length).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (!SkipLayout())
        {
            throw new X12FormatException("The file is empty; an ISA header was expected.", 0);
        }

        while (_length < SearchedForHeader && !_isAtEnd)
        {
            Refill(_next);
        }

        var head = _buffer.AsSpan(_next, Math.Min(_length - _next, SearchedForHeader));
        if (X12Delimiters.TryFromIsa(head, out _))
        {
            return true;
        }

        if (X12Delimiters.TryFromFragment(head, out _delimiters))
        {
            _report(X12Rules.MissingIsa, _bufferOffset + _next, null);
            ResetIndex();
            return true;
        }

        for (var at = head.IndexOf("ISA"u8); at >= 0;)
        {
            if (X12Delimiters.TryFromIsa(head[at..], out _))
            {
                _report(X12Rules.LeadingBytes, _bufferOffset + _next, null);
                _next += at;
                return true;
            }

            var further = head[(at + 3)..].IndexOf("ISA"u8);
            at = further < 0 ? -1 : at + 3 + further;
        }

        throw new X12FormatException("No ISA header was found; the file is not X12.", _bufferOffset + _next);
    }

    private bool IsKnownHeader() => _delimiters.Element != 0 && _indexedHeader == _bufferOffset + _next;

    private void ReadHeader()
    {
        if (_length - _next < HeaderBytes && !_isAtEnd)
        {
            Refill(_next);
        }

        // Data that merely starts with these letters has no header's shape and is left to the segment's reader.
        if (X12Delimiters.TryFromIsa(_buffer.AsSpan(_next, _length - _next), out var delimiters))
        {
            _delimiters = delimiters;
            ResetIndex();
        }

        _indexedHeader = _bufferOffset + _next;
    }

    private void ResetIndex()
    {
        _indexed = _next;
        _mark = 0;
        _end = 0;
        _found = default;
        _carry = default;
    }

    private bool ReportUnterminated()
    {
        Offset = _bufferOffset + _next;
        var rest = _buffer.AsSpan(_next, _length - _next).TrimEnd("\r\n \0\u001a"u8);
        if (rest.IsEmpty)
        {
            return false;
        }

        var separator = rest.IndexOf(_delimiters.Element);
        var id = SegmentIds.Text(SegmentIds.Pack(separator < 0 ? default : rest[..separator]));
        // A trailer carries counts only; its text is whole enough to be used.
        var isTrailer = id is "SE" or "GE" or "IEA";
        _report(isTrailer ? X12Rules.TrailerUnterminated : X12Rules.SegmentUnterminated, Offset, id);
        if (isTrailer)
        {
            SetCleaned(rest);
        }

        _next = _length;
        _mark = _found.Marks;
        return isTrailer;
    }

    private void SetCurrent(int end)
    {
        Offset = _bufferOffset + _next;
        var bytes = _buffer.AsSpan(_next, _marks[end] - _next);
        if (_carry.HasControlInside && bytes.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0
            && !char.IsControl((char)_delimiters.Element))
        {
            SetCleaned(bytes);
            return;
        }

        _currentBytes = _buffer;
        _currentMarks = _marks;
        _currentStart = _next;
        _currentMark = _mark;
        _currentCount = end - _mark + 1;
        _currentId = SegmentIds.Pack(_buffer.AsSpan(_next, _marks[_mark] - _next));
    }

    /// <summary>Copies a segment without its control characters, which are line wraps or damage.</summary>
    private void SetCleaned(ReadOnlySpan<byte> bytes)
    {
        if (_cleaned.Length - _cleanedUsed < bytes.Length)
        {
            _cleaned = new byte[Math.Max(Window, bytes.Length)];
            _cleanedUsed = 0;
        }

        if (_cleanedMarks.Length <= bytes.Length)
        {
            _cleanedMarks = new int[(bytes.Length * 2) + 1];
        }

        var start = _cleanedUsed;
        var at = start;
        var count = 0;
        foreach (var letter in bytes)
        {
            if (letter == _delimiters.Element)
            {
                _cleanedMarks[count++] = at;
            }
            else if (letter < (byte)' ')
            {
                continue;
            }

            _cleaned[at++] = letter;
        }

        _cleanedMarks[count++] = at;
        _cleanedUsed = at;
        _currentBytes = _cleaned;
        _currentMarks = _cleanedMarks;
        _currentStart = start;
        _currentMark = 0;
        _currentCount = count;
        _currentId = SegmentIds.Pack(_cleaned.AsSpan(start, _cleanedMarks[0] - start));
    }
}
