using System.Buffers;
using System.Runtime.CompilerServices;

namespace RcmAnalytics.X12;

/// <content>The buffer, and the index of the delimiters in it.</content>
public sealed partial class X12SegmentReader
{
    // A terminator of several bytes must be seen whole.
    private int Indexable => _isAtEnd ? _length : _length - _delimiters.SegmentTail.Length;

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindEnd()
    {
        while (_end >= _found.Ends)
        {
            if (!IndexMore())
            {
                return -1;
            }
        }

        return _ends[_end++];
    }

    // A terminator of several bytes shares its first with other letters: those marks are data and are taken out.
    private void DropFalseTerminators(int fromMark)
    {
        var tail = _delimiters.SegmentTail.Span;
        var marks = fromMark;
        _found.Ends = 0;
        for (var mark = fromMark; mark < _found.Marks; mark++)
        {
            var position = _marks[mark];
            if (_buffer[position] == _delimiters.Segment)
            {
                if (!_buffer.AsSpan(position + 1, _length - position - 1).StartsWith(tail))
                {
                    continue;
                }

                _ends[_found.Ends++] = marks;
            }

            _marks[marks++] = position;
        }

        _found.Marks = marks;
    }

    private bool IndexMore()
    {
        if (_indexed >= Indexable)
        {
            if (_isAtEnd)
            {
                return false;
            }

            Refill(_next);
            if (_indexed >= Indexable)
            {
                return !_isAtEnd;
            }
        }

        // What is left of the marks belongs to the segment that is being read.
        var left = _found.Marks - _mark;
        Array.Copy(_marks, _mark, _marks, 0, left);
        _mark = 0;
        _end = 0;
        _found = new DelimiterIndex.Counts { Marks = left };
        var to = WindowEnd();
        if (_marks.Length < left + (to - _indexed) + 64)
        {
            var larger = ArrayPool<int>.Shared.Rent(_marks.Length * 2);
            Array.Copy(_marks, larger, left);
            ArrayPool<int>.Shared.Return(_marks);
            _marks = larger;
        }

        DelimiterIndex.Find(_buffer, _indexed, to, _delimiters, _marks, _ends, ref _found, ref _carry);
        _indexed = to;
        if (!_delimiters.SegmentTail.IsEmpty)
        {
            DropFalseTerminators(left);
        }

        return true;
    }

    // Not past the next header: what stands behind it has other delimiters, and would be indexed twice.
    private int WindowEnd()
    {
        var to = Math.Min(_indexed + Window, Indexable);
        var header = _buffer.AsSpan(_indexed + 1, Math.Max(to - _indexed - 1, 0)).IndexOf("ISA"u8);
        return header < 0 ? to : _indexed + 1 + header;
    }

    /// <summary>
    /// Drops what stands before <paramref name="from"/>, but for what records need, and reads on behind the rest.
    /// </summary>
    private void Refill(int from)
    {
        if (_length - from > LongestSegment)
        {
            throw new X12FormatException(
                $"No segment terminator was found within {LongestSegment} bytes.", _bufferOffset + from);
        }

        Store?.Refilling?.Invoke();
        var keepFrom = Store is null ? from : (int)Math.Min(from, Store.KeepFrom - _bufferOffset);
        var kept = _length - keepFrom;
        var carriedLength = Store?.CarriedLength() ?? 0;
        var shift = keepFrom - carriedLength;
        var carried = Store is null ? default : Store.Carry((int)(_bufferOffset + shift));
        var former = _buffer;
        if (kept + carriedLength > (former.Length - RecordTexts.Slack) / 2)
        {
            _buffer = ArrayPool<byte>.Shared.Rent((former.Length + carriedLength) * 2);
        }

        Buffer.BlockCopy(former, keepFrom, _buffer, carriedLength, kept);
        carried.CopyTo(_buffer);
        if (former != _buffer)
        {
            ArrayPool<byte>.Shared.Return(former);
        }

        for (var mark = _mark; mark < _found.Marks; mark++)
        {
            _marks[mark] -= shift;
        }

        _bufferOffset += shift;
        _indexed = Math.Max(_indexed, from) - shift;
        _next -= shift;
        Store?.Texts.Show(_buffer, (int)_bufferOffset);
        var held = carriedLength + kept;
        var read = _stream.ReadAtLeast(
            _buffer.AsSpan(held, _buffer.Length - RecordTexts.Slack - held), 1, throwOnEndOfStream: false);
        _length = held + read;
        _isAtEnd = read == 0;
    }
}
