using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RcmAnalytics.X12;

/// <summary>Turns elements into typed values and reports those that cannot be: position and rule, never text.</summary>
internal sealed class ElementReader(X12SegmentReader segments, RecordTexts texts, Action<X12Issue> report)
{
    // The dates met last, by what was written: a file has few, and each many times.
    private readonly (ulong Text, long Day)[] _knownDays = new (ulong, long)[64];

    public X12SegmentReader Segments { get; } = segments;

    public RecordTexts Texts { get; } = texts;

    public int? TransactionOrdinal { get; set; }

    public void Report(X12Rule rule, int? element = null) =>
        Report(rule, Segments.Offset, SegmentIds.Text(Segments.Current.Id), element);

    public void Report(X12Rule rule, long offset, string? segmentId, int? element = null) =>
        report(new X12Issue(rule, TransactionOrdinal, offset, segmentId, element));

    public X12Amount? Amount(in X12Segment segment, int element) => FieldValue.Amount(AmountValue(segment, element));

    /// <summary>An amount that the guide requires.</summary>
    public X12Amount? RequiredAmount(in X12Segment segment, int element) =>
        FieldValue.Amount(RequiredAmountValue(segment, element));

    public X12Quantity? Quantity(ReadOnlySpan<byte> text, int element) =>
        FieldValue.Quantity(AnyNumber(text, 4, X12Rules.QuantityNotNumeric, element));

    /// <summary>An amount as a field keeps it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long AmountValue(in X12Segment segment, int element)
    {
        ref var first = ref segment.First(element, out var length);
        return X12Number.TryParseShort(ref first, length, 2, out var value)
            ? FieldValue.Encode(value)
            : length == 0 ? 0 : AnyNumber(segment[element], 2, X12Rules.AmountNotNumeric, element);
    }

    public long RequiredAmountValue(in X12Segment segment, int element)
    {
        var value = AmountValue(segment, element);
        if (value == 0 && segment[element].IsEmpty)
        {
            Report(X12Rules.ElementMissing, element);
        }

        return value;
    }

    /// <summary>A quantity as a field keeps it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long QuantityValue(in X12Segment segment, int element)
    {
        ref var first = ref segment.First(element, out var length);
        return X12Number.TryParseShort(ref first, length, 4, out var value)
            ? FieldValue.Encode(value)
            : length == 0 ? 0 : AnyNumber(segment[element], 4, X12Rules.QuantityNotNumeric, element);
    }

    /// <summary>An amount within a composite, as a field keeps it.</summary>
    public long AmountValue(ReadOnlySpan<byte> text, int element) => AnyNumber(text, 2, X12Rules.AmountNotNumeric, element);

    private long AnyNumber(ReadOnlySpan<byte> text, int scale, X12Rule invalid, int element)
    {
        var state = X12Number.Parse(text, scale, out var value);
        if (state is NumberState.Rounded or NumberState.Invalid)
        {
            Report(state == NumberState.Rounded ? X12Rules.AmountRounded : invalid, element);
        }

        return state is NumberState.Exact or NumberState.Rounded ? FieldValue.Encode(value) : 0;
    }

    /// <summary>A whole number of things; decimals are cut.</summary>
    public int? Count(ReadOnlySpan<byte> text, int element) =>
        Quantity(text, element)?.TenThousandths / 10_000 is { } count and >= 0 and <= int.MaxValue ? (int)count : null;

    public DateOnly? Date(ReadOnlySpan<byte> text, int element) => FieldValue.Date(DateValue(text, element));

    public (DateOnly? From, DateOnly? To) Range(ReadOnlySpan<byte> text, int element)
    {
        var (from, to) = RangeValues(text, element);
        return (FieldValue.Date(from), FieldValue.Date(to));
    }

    /// <summary>A date as a field keeps it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long DateValue(ReadOnlySpan<byte> text, int element)
    {
        if (text.Length != sizeof(ulong))
        {
            return text.IsEmpty ? 0 : AnyDate(text, element);
        }

        var day = BinaryPrimitives.ReadUInt64LittleEndian(text);
        ref var known = ref _knownDays[(int)((day * 0x9E3779B97F4A7C15) >> 58)];
        return known.Text == day ? known.Day : NextDay(ref known, day, text, element);
    }

    public (long From, long To) RangeValues(ReadOnlySpan<byte> text, int element)
    {
        if (text.Length == sizeof(ulong))
        {
            var single = DateValue(text, element);
            return (single, single);
        }

        if (!X12Date.TryParseRange(text, out var from, out var to))
        {
            Report(X12Rules.DateInvalid, element);
        }

        return (FieldValue.Of(from), FieldValue.Of(to));
    }

    // What is no date is not kept, so that it is reported each time.
    private long NextDay(ref (ulong Text, long Day) known, ulong day, ReadOnlySpan<byte> text, int element)
    {
        var value = AnyDate(text, element);
        known = value == 0 ? default : (day, value);
        return value;
    }

    private long AnyDate(ReadOnlySpan<byte> text, int element)
    {
        if (!X12Date.TryParse(text, out var date))
        {
            Report(X12Rules.DateInvalid, element);
        }

        return FieldValue.Of(date);
    }

    /// <summary>Component <paramref name="number"/> (from 1) of a composite; empty when it was not sent.</summary>
    public ReadOnlySpan<byte> Component(ReadOnlySpan<byte> composite, int number)
    {
        var separator = Segments.Delimiters.Component;
        while (--number > 0)
        {
            var end = composite.IndexOf(separator);
            if (end < 0)
            {
                return default;
            }

            composite = composite[(end + 1)..];
        }

        var length = composite.IndexOf(separator);
        return length < 0 ? composite : composite[..length];
    }

    /// <summary>The place of a component.</summary>
    public long Component(long composite, int number)
    {
        var whole = Texts.Span(composite);
        var component = Component(whole, number);
        return component.IsEmpty
            ? 0
            : RecordTexts.Place((int)composite + (int)Unsafe.ByteOffset(in whole[0], in component[0]), component.Length);
    }

    /// <summary>SV101, SVC01 and their like: qualifier, code, up to four modifiers, to six fields.</summary>
    public void Procedure(in X12Segment segment, int element, ref long first)
    {
        var composite = segment.Place(element);
        if (composite != 0)
        {
            CheckSeparator(segment[element], element);
            Components(composite, 6, ref first);
        }
    }

    /// <summary>Sets fields to the first components of a composite.</summary>
    /// <returns>True when it has more.</returns>
    public bool Components(long composite, int most, ref long first)
    {
        var length = RecordTexts.LengthOf(composite);
        var separators = Texts.Marks(composite, Segments.Delimiters.Component);
        var start = 0;
        for (var number = 0; start < length; number++)
        {
            if (number == most)
            {
                return true;
            }

            var end = separators != 0 ? BitOperations.TrailingZeroCount(separators) : EndOf(composite, start);
            Unsafe.Add(ref first, number) = RecordTexts.Place((int)composite + start, end - start);
            separators &= separators - 1;
            start = end + 1;
        }

        return false;
    }

    /// <summary>Where the component ends that starts here, when no mark tells.</summary>
    private int EndOf(long composite, int start)
    {
        var text = Texts.Span(composite);
        var length = text.Length <= Vector512<byte>.Count ? -1 : text[start..].IndexOf(Segments.Delimiters.Component);
        return length < 0 ? text.Length : start + length;
    }

    // Some senders declare one component separator and use another: a two-letter qualifier followed by punctuation.
    public void CheckSeparator(ReadOnlySpan<byte> composite, int element)
    {
        if (composite.Length > 3
            && composite[2] != Segments.Delimiters.Component
            && !char.IsAsciiLetterOrDigit((char)composite[2])
            && composite[2] > (byte)' '
            && composite.IndexOf(Segments.Delimiters.Component) < 0)
        {
            Segments.UseComponentSeparator(composite[2]);
            Report(X12Rules.ComponentSeparatorDiffers, element);
        }
    }
}
