using System.Runtime.CompilerServices;

namespace RcmAnalytics.X12;

/// <summary>
/// How a field keeps a number: with its top bit turned, so that no number is zero, sums need no decoding, and values are
/// in the order of their numbers when compared without a sign.
/// </summary>
internal static class FieldValue
{
    private static readonly int FirstDay = new DateOnly(1970, 1, 1).DayNumber;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Encode(long number) => number ^ long.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Decode(long value) => value ^ long.MinValue;

    /// <summary>The number, or zero where none was sent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long NumberOrZero(long value) => value == 0 ? 0 : Decode(value);

    public static X12Amount? Amount(long value) => value == 0 ? null : new X12Amount(Decode(value));

    public static X12Quantity? Quantity(long value) => value == 0 ? null : new X12Quantity(Decode(value));

    public static DateOnly? Date(long value) =>
        value == 0 ? null : DateOnly.FromDayNumber((int)Decode(value) + FirstDay);

    /// <summary>A day as a number, from 1970-01-01 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Day(DateOnly date) => date.DayNumber - FirstDay;

    /// <summary>A date as a field keeps it.</summary>
    public static long Of(DateOnly? date) => date is { } sent ? Encode(Day(sent)) : 0;

    /// <summary>The earlier of two dates; the one sent where the other is not: less one, what was not sent is the largest.</summary>
    public static long Earlier(long left, long right) => (long)(Math.Min((ulong)left - 1, (ulong)right - 1) + 1);

    /// <summary>The later of two dates; the one sent where the other is not.</summary>
    public static long Later(long left, long right) => (long)Math.Max((ulong)left, (ulong)right);
}
