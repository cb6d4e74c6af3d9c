using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RcmAnalytics.X12;

/// <summary>
/// Finds every element separator and segment terminator of a block of bytes in one vectorised pass. Calling a search
/// per element costs more than the search: elements average under five bytes.
/// </summary>
internal static class DelimiterIndex
{
    private const int Block = 32;
    private const byte FirstPrintable = 0x20;

    /// <summary>What a pass carries from one block of bytes to the next.</summary>
    internal struct Carry
    {
        /// <summary>The bytes so far end with a terminator or with line ends behind one.</summary>
        public bool AfterTerminator;

        /// <summary>A control character stands inside a segment: lines are wrapped, segments must be cleaned.</summary>
        public bool HasControlInside;
    }

    /// <summary>Where the next delimiter and the next terminator are written.</summary>
    internal struct Counts
    {
        public int Marks;

        public int Ends;
    }

    /// <summary>
    /// Writes the position of each delimiter of <c>bytes[from..to)</c> to <paramref name="marks"/>, and for each terminator
    /// the index of its mark to <paramref name="ends"/>, both behind what <paramref name="counts"/> counts. Each must have
    /// room for one per byte plus sixteen.
    /// </summary>
    public static void Find(
        ReadOnlySpan<byte> bytes,
        int from,
        int to,
        in X12Delimiters delimiters,
        Span<int> marks,
        Span<int> ends,
        ref Counts counts,
        ref Carry carry)
    {
        var count = counts.Marks;
        var endCount = counts.Ends;
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var mark = ref MemoryMarshal.GetReference(marks);
        ref var end = ref MemoryMarshal.GetReference(ends);
        var element = Vector256.Create(delimiters.Element);
        var segment = Vector256.Create(delimiters.Segment);
        var printable = Vector256.Create(FirstPrintable);
        var at = from;
        if (Avx512Vbmi2.IsSupported)
        {
            at = FindWide(ref first, from, to, delimiters, ref mark, ref end, ref counts, ref carry);
            count = counts.Marks;
            endCount = counts.Ends;
        }

        for (; at <= to - Block; at += Block)
        {
            var block = Vector256.LoadUnsafe(ref first, (nuint)at);
            var terminators = Vector256.Equals(block, segment).ExtractMostSignificantBits();
            var found = Vector256.Equals(block, element).ExtractMostSignificantBits() | terminators;
            var controls = Vector256.LessThan(block, printable).ExtractMostSignificantBits() & ~found;
            // One or two line ends behind a terminator are layout; more than that is looked at closer.
            var lineEnd = controls & ((terminators << 1) | (carry.AfterTerminator ? 1u : 0u));
            lineEnd |= controls & (lineEnd << 1);
            if (lineEnd != controls)
            {
                carry.HasControlInside |= HasControlInside(controls, terminators, ref carry.AfterTerminator, Block);
            }
            else
            {
                carry.AfterTerminator = (terminators | lineEnd) >> (Block - 1) != 0;
            }

            endCount = WriteEnds(terminators, found, count, ref end, endCount);
            count = Write(found, at, ref mark, count);
        }

        for (; at < to; at++)
        {
            var letter = bytes[at];
            if (letter == delimiters.Segment || letter == delimiters.Element)
            {
                if (letter == delimiters.Segment)
                {
                    Unsafe.Add(ref end, endCount++) = count;
                }

                Unsafe.Add(ref mark, count++) = at;
                carry.AfterTerminator = letter == delimiters.Segment;
            }
            else if (letter < FirstPrintable)
            {
                carry.HasControlInside |= !carry.AfterTerminator;
            }
            else
            {
                carry.AfterTerminator = false;
            }
        }

        counts.Marks = count;
        counts.Ends = endCount;
    }

    /// <summary>
    /// Does the same for whole vectors of 64 bytes, where the processor can move the positions that are wanted together.
    /// </summary>
    /// <returns>Where it stopped.</returns>
    private static int FindWide(
        ref byte first,
        int from,
        int to,
        in X12Delimiters delimiters,
        ref int mark,
        ref int end,
        ref Counts counts,
        ref Carry carry)
    {
        var (count, endCount) = (counts.Marks, counts.Ends);
        var element = Vector512.Create(delimiters.Element);
        var segment = Vector512.Create(delimiters.Segment);
        var printable = Vector512.Create(FirstPrintable);
        var at = from;
        for (; at <= to - Vector512<byte>.Count; at += Vector512<byte>.Count)
        {
            var block = Vector512.LoadUnsafe(ref first, (nuint)at);
            var isTerminator = Vector512.Equals(block, segment);
            var isFound = Vector512.Equals(block, element) | isTerminator;
            var terminators = isTerminator.ExtractMostSignificantBits();
            var found = isFound.ExtractMostSignificantBits();
            var controls = Vector512.LessThan(block, printable).ExtractMostSignificantBits() & ~found;
            var lineEnd = controls & ((terminators << 1) | (carry.AfterTerminator ? 1ul : 0ul));
            lineEnd |= controls & (lineEnd << 1);
            if (lineEnd != controls)
            {
                carry.HasControlInside |= HasControlInside(controls, terminators, ref carry.AfterTerminator);
            }
            else
            {
                carry.AfterTerminator = (terminators | lineEnd) >> 63 != 0;
            }

            endCount = WriteEnds(terminators, found, count, ref end, endCount);
            var places = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isFound, Vector512<byte>.Indices);
            var total = BitOperations.PopCount(found);
            for (var written = 0; ; written += Vector512<int>.Count)
            {
                var next = Avx512F.ConvertToVector512Int32(places.GetLower().GetLower()) + Vector512.Create(at);
                next.StoreUnsafe(ref mark, (nuint)(count + written));
                if (written + Vector512<int>.Count >= total)
                {
                    break;
                }

                places = Vector512.Shuffle(places, Vector512<byte>.Indices + Vector512.Create((byte)16));
            }

            count += total;
        }

        (counts.Marks, counts.Ends) = (count, endCount);
        return at;
    }

    // Two are written whether or not there are two: seldom are there more in a block.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteEnds(ulong terminators, ulong found, int count, ref int end, int endCount)
    {
        var total = BitOperations.PopCount(terminators);
        ref var next = ref Unsafe.Add(ref end, endCount);
        for (var written = 0; written < total; written += 2)
        {
            for (var step = 0; step < 2; step++)
            {
                var before = found & ((terminators & (0 - terminators)) - 1);
                Unsafe.Add(ref next, written + step) = count + BitOperations.PopCount(before);
                terminators &= terminators - 1;
            }
        }

        return endCount + total;
    }

    // Eight positions are written whether or not there are eight: a branch per delimiter would be mispredicted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(uint found, int at, ref int mark, int count)
    {
        var total = BitOperations.PopCount(found);
        ref var next = ref Unsafe.Add(ref mark, count);
        for (var written = 0; written < total; written += 8)
        {
            for (var step = 0; step < 8; step++)
            {
                Unsafe.Add(ref next, written + step) = at + BitOperations.TrailingZeroCount(found);
                found &= found - 1;
            }
        }

        return count + total;
    }

    // Line ends behind a terminator are layout; any other control character means a wrapped or damaged segment.
    private static bool HasControlInside(ulong controls, ulong ends, ref bool afterTerminator, int bits = 64)
    {
        var layout = 0ul;
        var next = controls & ((ends << 1) | (afterTerminator ? 1ul : 0ul));
        while (next != 0)
        {
            layout |= next;
            next = controls & (next << 1) & ~layout;
        }

        afterTerminator = (ends | layout) >> (bits - 1) != 0;
        return (controls & ~layout) != 0;
    }
}
