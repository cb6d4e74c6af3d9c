using System.Numerics;
using System.Runtime.CompilerServices;

namespace RcmAnalytics.X12;

internal enum NumberState
{
    Empty,
    Exact,
    Rounded,
    Invalid,
}

/// <summary>Reads the numbers that senders write: sign in front, decimals optional, blanks around them.</summary>
internal static class X12Number
{
    // Beyond this a further digit could overflow a long.
    private const long Largest = 99_999_999_999_999_999;

    private static ReadOnlySpan<int> PowersOfTen => [1, 10, 100, 1000, 10_000];

    public static NumberState Parse(ReadOnlySpan<byte> text, int scale, out long value) => ParseAny(text, scale, out value);

    /// <summary>
    /// Nearly every number: up to eight characters, read, checked and joined as one word without a branch per digit.
    /// </summary>
    /// <param name="first">The text, behind which seven bytes can be read.</param>
    public static bool TryParseShort(ref byte first, int length, int scale, out long value)
    {
        value = 0;
        if ((uint)(length - 1) >= sizeof(ulong))
        {
            return false;
        }

        var word = Unsafe.ReadUnaligned<ulong>(ref first);
        var isNegative = (byte)word == (byte)'-';
        if (isNegative)
        {
            word >>= 8;
            length--;
        }

        // Digits become 0 to 9 and stand against the upper end, zeros before them.
        var digits = (word ^ 0x3030303030303030) << (8 * (sizeof(ulong) - length) & 63);
        var point = FirstByte(digits, '.' ^ '0');
        var decimals = 0;
        if (point < sizeof(ulong))
        {
            decimals = sizeof(ulong) - 1 - point;
            var behind = (ulong.MaxValue << (8 * point)) << 8;
            digits = (digits & behind) | ((digits & ~(ulong.MaxValue << (8 * point))) << 8);
            length--;
        }

        if (length <= 0 || decimals > scale || (((digits + 0x7676767676767676) | digits) & 0x8080808080808080) != 0)
        {
            return false;
        }

        // First to pairs, then to fours, then to eight.
        var pairs = (digits * 10) + (digits >> 8);
        var number = (((pairs & 0x000000FF000000FF) * (100 + (1_000_000UL << 32)))
            + (((pairs >> 16) & 0x000000FF000000FF) * (1 + (10_000UL << 32)))) >> 32;
        value = (long)number * PowersOfTen[scale - decimals];
        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>The first byte of this value, or eight when there is none.</summary>
    private static int FirstByte(ulong word, int value)
    {
        var difference = word ^ ((ulong)value * 0x0101010101010101);
        return BitOperations.TrailingZeroCount((difference - 0x0101010101010101) & ~difference & 0x8080808080808080) >> 3;
    }

    private static NumberState ParseAny(ReadOnlySpan<byte> text, int scale, out long value)
    {
        value = 0;
        text = text.Trim((byte)' ');
        if (text.IsEmpty)
        {
            return NumberState.Empty;
        }

        var at = text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        var decimals = -1;
        var digits = 0;
        var rounded = false;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9)
            {
                if (text[at] != (byte)'.' || decimals >= 0)
                {
                    return NumberState.Invalid;
                }

                decimals = 0;
                continue;
            }

            digits++;
            if (decimals >= scale)
            {
                // The first digit cut decides; zeros cut are not worth a word.
                value += decimals == scale && digit >= 5 ? 1 : 0;
                rounded |= digit != 0;
                decimals++;
                continue;
            }

            if (value > Largest)
            {
                return NumberState.Invalid;
            }

            value = (value * 10) + digit;
            decimals += decimals >= 0 ? 1 : 0;
        }

        if (digits == 0)
        {
            return NumberState.Invalid;
        }

        for (var missing = Math.Max(decimals, 0); missing < scale; missing++)
        {
            if (value > Largest)
            {
                return NumberState.Invalid;
            }

            value *= 10;
        }

        value = text[0] == (byte)'-' ? -value : value;
        return rounded ? NumberState.Rounded : NumberState.Exact;
    }
}
