using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RcmAnalytics.X12;

/// <summary>Turns elements into typed values and reports those that cannot be: position and rule, never text.</summary>
internal sealed class ElementReader(X12SegmentReader segments, Action<X12Issue> report)
{
    // The dates met last, by what was written: a file has few, and each many times.
    private readonly (ulong Text, DateOnly? Date)[] _knownDays = new (ulong, DateOnly?)[64];

    public X12SegmentReader Segments { get; } = segments;

    public int? TransactionOrdinal { get; set; }

    public void Report(X12Rule rule, int? element = null) =>
        Report(rule, Segments.Offset, SegmentIds.Text(Segments.Current.Id), element);

    public void Report(X12Rule rule, long offset, string? segmentId, int? element = null) =>
        report(new X12Issue(rule, TransactionOrdinal, offset, segmentId, element));

    public X12Amount? Amount(in X12Segment segment, int element) => Amount(segment[element], element);

    public X12Amount? Amount(ReadOnlySpan<byte> text, int element) =>
        X12Number.Parse(text, 2, out var value) switch
        {
            NumberState.Empty => null,
            NumberState.Exact => new X12Amount(value),
            var state => Unusual(state, X12Rules.AmountNotNumeric, element) ? new X12Amount(value) : null,
        };

    /// <summary>An amount that the guide requires.</summary>
    public X12Amount? RequiredAmount(in X12Segment segment, int element)
    {
        if (segment[element].IsEmpty)
        {
            Report(X12Rules.ElementMissing, element);
            return null;
        }

        return Amount(segment, element);
    }

    public X12Quantity? Quantity(ReadOnlySpan<byte> text, int element) =>
        X12Number.Parse(text, 4, out var value) switch
        {
            NumberState.Empty => null,
            NumberState.Exact => new X12Quantity(value),
            var state => Unusual(state, X12Rules.QuantityNotNumeric, element) ? new X12Quantity(value) : null,
        };

    /// <summary>A whole number of things; decimals are cut.</summary>
    public int? Count(ReadOnlySpan<byte> text, int element) =>
        Quantity(text, element)?.TenThousandths / 10_000 is { } count and >= 0 and <= int.MaxValue ? (int)count : null;

    public DateOnly? Date(ReadOnlySpan<byte> text, int element)
    {
        if (text.Length != sizeof(ulong))
        {
            return AnyDate(text, element);
        }

        var day = BinaryPrimitives.ReadUInt64LittleEndian(text);
        ref var known = ref _knownDays[(int)((day * 0x9E3779B97F4A7C15) >> 58)];
        if (known.Text == day && known.Date is { } date)
        {
            return date;
        }

        known = (day, AnyDate(text, element));
        return known.Date;
    }

    private DateOnly? AnyDate(ReadOnlySpan<byte> text, int element)
    {
        if (!X12Date.TryParse(text, out var date))
        {
            Report(X12Rules.DateInvalid, element);
        }

        return date;
    }

    public (DateOnly? From, DateOnly? To) Range(ReadOnlySpan<byte> text, int element)
    {
        if (text.Length == sizeof(ulong))
        {
            var single = Date(text, element);
            return (single, single);
        }

        if (!X12Date.TryParseRange(text, out var from, out var to))
        {
            Report(X12Rules.DateInvalid, element);
        }

        return (from, to);
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

    /// <summary><see cref="Component(ReadOnlySpan{byte}, int)"/> in a shape that a record can keep.</summary>
    public X12Text Component(X12Text composite, int number)
    {
        var whole = composite.Span;
        var component = Component(whole, number);
        return component.IsEmpty
            ? default
            : composite.Slice((int)Unsafe.ByteOffset(in whole[0], in component[0]), component.Length);
    }

    /// <summary>SV101, SVC01 and their like: qualifier, code, up to four modifiers, to the fields from the first on.</summary>
    public void Procedure<TField>(X12Text composite, int element, RecordFields<TField> fields, TField first)
        where TField : unmanaged, Enum
    {
        if (composite.Length == 0)
        {
            return;
        }

        CheckSeparator(composite.Span, element);
        var separators = composite.Marks(Segments.Delimiters.Component);
        var start = 0;
        for (var number = 0; number < 6 && start < composite.Length; number++)
        {
            var end = separators != 0 ? BitOperations.TrailingZeroCount(separators) : EndOf(composite, start);
            fields.Set(first, number, composite.Slice(start, end - start));
            separators &= separators - 1;
            start = end + 1;
        }
    }

    /// <summary>Where the component ends that starts here, when no mark tells.</summary>
    private int EndOf(X12Text composite, int start)
    {
        var length = composite.Length <= X12Text.LongestMarked ? -1 : composite.Span[start..].IndexOf(Segments.Delimiters.Component);
        return length < 0 ? composite.Length : start + length;
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

    private bool Unusual(NumberState state, X12Rule invalid, int element)
    {
        var isRounded = state == NumberState.Rounded;
        Report(isRounded ? X12Rules.AmountRounded : invalid, element);
        return isRounded;
    }
}
