namespace RcmAnalytics.Ingest;

/// <summary>
/// Reads amounts as people write them: 1,234.50, $1,234.50, (45.00), 45.00-, 45.00 CR. Exact: what has more decimals than
/// the column is rounded half away from zero, and said so.
/// </summary>
internal static class WrittenNumber
{
    /// <summary>The number in units of the scale, or false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, int scale, byte decimalSign, out long units, out bool isRounded)
    {
        units = 0;
        isRounded = false;
        var isNegative = TakeSigns(ref text);
        var thousands = decimalSign == '.' ? (byte)',' : (byte)'.';
        var digits = 0;
        var decimals = -1;
        foreach (var sign in text)
        {
            if (sign is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
                if (decimals >= scale)
                {
                    if (decimals == scale && sign >= '5')
                    {
                        units++;
                    }

                    isRounded |= sign != '0';
                    decimals++;
                    continue;
                }

                if (units > 99_999_999_999_999_999)
                {
                    return false;
                }

                units = (units * 10) + sign - '0';
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (sign == decimalSign && decimals < 0)
            {
                decimals = 0;
            }
            else if (sign != thousands || decimals >= 0 || digits == 0)
            {
                return false;
            }
        }

        for (var missing = Math.Max(decimals, 0); missing < scale; missing++)
        {
            if (units > 99_999_999_999_999_999)
            {
                return false;
            }

            units *= 10;
        }

        units = isNegative ? -units : units;
        return digits > 0 && units is < 1_000_000_000_000_000_000 and > -1_000_000_000_000_000_000;
    }

    private static bool TakeSigns(ref ReadOnlySpan<byte> text)
    {
        var isNegative = false;
        if (text is [(byte)'(', .., (byte)')'])
        {
            isNegative = true;
            text = text[1..^1];
        }

        if (text is [.., (byte)'C' or (byte)'c', (byte)'R' or (byte)'r'])
        {
            isNegative = true;
            text = text[..^2];
        }
        else if (text is [.., (byte)'D' or (byte)'d', (byte)'R' or (byte)'r'])
        {
            text = text[..^2];
        }

        while (true)
        {
            switch (text)
            {
                case [(byte)'-', ..]:
                    isNegative = !isNegative;
                    text = text[1..];
                    break;
                case [(byte)'+' or (byte)'$' or (byte)' ', ..]:
                    text = text[1..];
                    break;
                case [.., (byte)'-']:
                    isNegative = !isNegative;
                    text = text[..^1];
                    break;
                case [.., (byte)' ' or (byte)'%']:
                    text = text[..^1];
                    break;
                default:
                    return isNegative;
            }
        }
    }
}
