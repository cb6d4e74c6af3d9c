using System.Buffers;

namespace RcmAnalytics.X12;

/// <content>The buffer, and the index of the delimiters in it.</content>
public sealed partial class X12SegmentReader
{
    private bool SkipLayout()
    {
        while (true)
        {
            while (_next < _length && (_buffer[_next] <= (byte)' ' || _buffer[_next] == 0x1A)
                && !IsMark(_next))
            {
                _next++;
            }

            if (_next < _length)
            {
                return true;
            }

            if (_isAtEnd)
            {
                return false;
            }

            Refill(_next);
        }
    }

    private bool IsMark(int position) =>
        _delimiters.Element != 0
        && (_buffer[position] == _delimiters.Segment || _buffer[position] == _delimiters.Element);

    /// <summary>The mark that ends the segment at <see cref="_next"/>, or -1 when the file ends before it.</summary>
    private int FindEnd()
    {
        var terminator = _delimiters.Segment;
        while (true)
        {
            for (var mark = _mark; mark < _markCount; mark++)
            {
                if (_buffer[_marks[mark]] == terminator && IsWholeTerminator(ref mark))
                {
                    return mark;
                }
            }

            if (!IndexMore())
            {
                return -1;
            }
        }
    }

    // A terminator of several bytes shares its first with other letters: those marks are data and are taken out.
    private bool IsWholeTerminator(ref int mark)
    {
        var tail = _delimiters.SegmentTail.Span;
        if (tail.IsEmpty || _buffer.AsSpan(_marks[mark] + 1, _length - _marks[mark] - 1).StartsWith(tail))
        {
            return true;
        }

        Array.Copy(_marks, mark + 1, _marks, mark, _markCount - mark - 1);
        _markCount--;
        mark--;
        return false;
    }

    private bool IndexMore()
    {
        if (_indexed >= _length)
        {
            if (_isAtEnd)
            {
                return false;
            }

            Refill(_next);
            if (_indexed >= _length)
            {
                return !_isAtEnd;
            }
        }

        // What is left of the marks belongs to the segment that is being read.
        var left = _markCount - _mark;
        Array.Copy(_marks, _mark, _marks, 0, left);
        _mark = 0;
        var to = Math.Min(_indexed + Window, _length);
        if (_marks.Length < left + (to - _indexed) + 64)
        {
            var larger = ArrayPool<int>.Shared.Rent(_marks.Length * 2);
            Array.Copy(_marks, larger, left);
            ArrayPool<int>.Shared.Return(_marks);
            _marks = larger;
        }

        _markCount = left + DelimiterIndex.Find(_buffer, _indexed, to, _delimiters, _marks.AsSpan(left), ref _carry);
        _indexed = to;
        return true;
    }

    /// <summary>Drops what stands before <paramref name="keepFrom"/> and reads on behind the rest.</summary>
    private void Refill(int keepFrom)
    {
        var kept = _length - keepFrom;
        if (kept > LongestSegment)
        {
            throw new X12FormatException(
                $"No segment terminator was found within {LongestSegment} bytes.", _bufferOffset + keepFrom);
        }

        var target = _buffer;
        if (kept > _buffer.Length / 2)
        {
            target = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        }

        Buffer.BlockCopy(_buffer, keepFrom, target, 0, kept);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        for (var mark = _mark; mark < _markCount; mark++)
        {
            _marks[mark] -= keepFrom;
        }

        _bufferOffset += keepFrom;
        _indexed = Math.Max(_indexed - keepFrom, 0);
        _next -= keepFrom;
        var read = _stream.ReadAtLeast(_buffer.AsSpan(kept), 1, throwOnEndOfStream: false);
        _length = kept + read;
        _isAtEnd = read == 0;
    }
}
