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

    public static NumberState Parse(ReadOnlySpan<byte> text, int scale, out long value)
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
