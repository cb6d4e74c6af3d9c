using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RcmAnalytics.X12;

/// <summary>
/// The fields of one record side by side, eight bytes each, as a row of a table takes them: a number, a day, or the place
/// of a text. Zero is a field that was not sent.
/// </summary>
internal readonly struct RecordFields<TField>(RecordTexts texts)
    where TField : unmanaged, Enum
{
    private readonly long[] _values = new long[Size];

    /// <summary>Values of a record, rounded up to whole vectors.</summary>
    public static int Size { get; } =
        (Enum.GetValues<TField>().Length + Vector256<long>.Count - 1) / Vector256<long>.Count * Vector256<long>.Count;

    /// <summary>Copies <see cref="Size"/> values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(ref long target)
    {
        ref var source = ref MemoryMarshal.GetArrayDataReference(_values);
        for (nuint at = 0; at < (nuint)_values.Length; at += (nuint)Vector256<long>.Count)
        {
            Vector256.LoadUnsafe(ref source, at).StoreUnsafe(ref target, at);
        }
    }

    public void Clear() => _values.AsSpan().Clear();

    /// <summary>Takes the texts over to renewed memory: all fields must be texts.</summary>
    public void MoveTexts(byte[] former) => texts.Move(former, _values);

    public X12Text Text(TField field) => texts.Text(At(field));

    public long? Number(TField field) => At(field) is var value && value != 0 ? FieldValue.Decode(value) : null;

    public int? Count(TField field) => (int?)Number(field);

    public X12Amount? Amount(TField field) => Number(field) is { } hundredths ? new X12Amount(hundredths) : null;

    public X12Quantity? Quantity(TField field) => Number(field) is { } tenThousandths ? new X12Quantity(tenThousandths) : null;

    public DateOnly? Date(TField field) => Number(field) is { } day ? FieldValue.Date((int)day) : null;

    /// <summary>The six fields from <paramref name="first"/> on.</summary>
    public Procedure Procedure(TField first) => new(
        Text(first, 0), Text(first, 1), Text(first, 2), Text(first, 3), Text(first, 4), Text(first, 5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(TField field, X12Text text) => At(field) = texts.Add(text);

    /// <summary>A text of the field that stands so far behind <paramref name="first"/>.</summary>
    public void Set(TField first, int further, X12Text text) => _values[Index(first) + further] = texts.Add(text);

    public void Set(TField field, ReadOnlySpan<byte> text) => At(field) = texts.Add(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(TField field, long? number) => At(field) = number is { } sent ? FieldValue.Encode(sent) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(TField field, X12Amount? amount) => At(field) = amount is { } sent ? FieldValue.Encode(sent.Hundredths) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(TField field, X12Quantity? quantity) =>
        At(field) = quantity is { } sent ? FieldValue.Encode(sent.TenThousandths) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(TField field, DateOnly? date) => At(field) = date is { } sent ? FieldValue.Encode(FieldValue.Day(sent)) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Index(TField field) => Unsafe.As<TField, int>(ref field);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref long At(TField field) => ref _values[Index(field)];

    private X12Text Text(TField first, int further) => texts.Text(_values[Index(first) + further]);
}

/// <summary>How a field keeps a number: with its top bit turned, so that no number is zero.</summary>
internal static class FieldValue
{
    private static readonly int FirstDay = new DateOnly(1970, 1, 1).DayNumber;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Encode(long number) => number ^ long.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Decode(long value) => value ^ long.MinValue;

    /// <summary>A day as a number, from 1970-01-01 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Day(DateOnly date) => date.DayNumber - FirstDay;

    public static DateOnly Date(int day) => DateOnly.FromDayNumber(day + FirstDay);
}
