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
    private const byte HighestControl = 0x1F;
    private const int SearchedForHeader = 64 << 10;

    private readonly Stream _stream;
    private readonly Action<X12Rule, long, string?> _report;
    private byte[] _buffer;
    private int[] _marks;
    private int[] _ends;
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
        _buffer = ArrayPool<byte>.Shared.Rent(bufferSize + RecordTexts.Slack);
        _marks = ArrayPool<int>.Shared.Rent(Window + 64);
        _ends = ArrayPool<int>.Shared.Rent(Window + 64);
    }

    public X12Delimiters Delimiters => _delimiters;

    /// <summary>Byte offset of the current segment in the file.</summary>
    public long Offset { get; private set; }

    public X12Segment Current => new(
        _buffer, ref _marks[_currentMark], _currentCount, _currentStart, (int)_bufferOffset, _currentId);

    /// <summary>Records whose texts stay in the buffer; null when the segments alone are read.</summary>
    internal RecordStore? Store { get; init; }

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

            var next = _marks[end] + 1 + _delimiters.SegmentTail.Length;
            SetCurrent(end);
            _next = next;
            _mark = end + 1;
            return true;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        ArrayPool<int>.Shared.Return(_marks);
        ArrayPool<int>.Shared.Return(_ends);
        _buffer = [];
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
            var stop = _next + rest.Length;
            var end = _found.Marks;
            while (end > _mark && _marks[end - 1] >= stop)
            {
                end--;
            }

            _marks[end] = stop;
            SetCurrent(end);
        }

        _next = _length;
        _mark = _found.Marks;
        return isTrailer;
    }

    private void SetCurrent(int end)
    {
        Offset = _bufferOffset + _next;
        _currentStart = _next;
        _currentMark = _mark;
        _currentCount = end - _mark + 1;
        if (_carry.HasControlInside)
        {
            TakeControlsOut(_next, end);
        }

        _currentId = SegmentIds.Pack(_buffer.AsSpan(_next, _marks[_mark] - _next));
    }

    /// <summary>Closes the gaps that control characters leave, which are line wraps or damage, where the segment stands.</summary>
    private void TakeControlsOut(int start, int end)
    {
        var stop = _marks[end];
        var control = _buffer.AsSpan(start, stop - start).IndexOfAnyInRange((byte)0, HighestControl);
        if (control < 0 || char.IsControl((char)_delimiters.Element))
        {
            return;
        }

        var to = start + control;
        var mark = _mark;
        while (_marks[mark] < to)
        {
            mark++;
        }

        for (var from = to; from < stop;)
        {
            if (_buffer[from] <= HighestControl)
            {
                from++;
                continue;
            }

            var next = _buffer.AsSpan(from, stop - from).IndexOfAnyInRange((byte)0, HighestControl);
            var length = next < 0 ? stop - from : next;
            Buffer.BlockCopy(_buffer, from, _buffer, to, length);
            for (; _marks[mark] < from + length; mark++)
            {
                _marks[mark] -= from - to;
            }

            to += length;
            from += length;
        }

        _marks[end] = to;
    }
}
