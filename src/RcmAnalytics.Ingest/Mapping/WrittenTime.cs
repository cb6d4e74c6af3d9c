namespace RcmAnalytics.Ingest;

/// <summary>The part of a moment behind its day: time, half of the day, offset.</summary>
internal static class WrittenTime
{
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan time, out TimeSpan? offset)
    {
        time = default;
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is (byte)'T' or (byte)'t' or (byte)' ')
        {
            text = text[1..].TrimStart((byte)' ');
        }

        return Clock(ref text, out time) && HalfDay(ref text, ref time) && Zone(ref text, out offset) && text.IsEmpty;
    }

    internal static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var sign in text)
        {
            if (sign is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + sign - '0';
        }

        return text.Length is > 0 and < 10;
    }

    // 4:05, 16:05:30.123, 160530
    private static bool Clock(ref ReadOnlySpan<byte> text, out TimeSpan time)
    {
        time = default;
        var (hour, minute, second) = (0, 0, 0);
        var digits = Leading(text);
        if (digits is 4 or 6)
        {
            if (!Digits(text[..2], out hour) || !Digits(text[2..4], out minute) || (digits == 6 && !Digits(text[4..6], out second)))
            {
                return false;
            }

            text = text[digits..];
        }
        else if (digits is not (1 or 2) || !Digits(text[..digits], out hour) || text.Length < digits + 3 || text[digits] != ':'
            || !Digits(text.Slice(digits + 1, 2), out minute))
        {
            return false;
        }
        else
        {
            text = text[(digits + 3)..];
            if (text is [(byte)':', _, _, ..])
            {
                if (!Digits(text[1..3], out second))
                {
                    return false;
                }

                text = text[3..];
            }
        }

        if (text is [(byte)'.', ..])
        {
            text = text[(1 + Leading(text[1..]))..];
        }

        time = new TimeSpan(hour, minute, second);
        return hour < 24 && minute < 60 && second < 60;
    }

    private static bool HalfDay(ref ReadOnlySpan<byte> text, ref TimeSpan time)
    {
        var trimmed = text.TrimStart((byte)' ');
        if (trimmed is not [_, (byte)'M' or (byte)'m', ..])
        {
            text = trimmed;
            return true;
        }

        var isMorning = trimmed[0] is (byte)'A' or (byte)'a';
        if ((!isMorning && trimmed[0] is not ((byte)'P' or (byte)'p')) || time.Hours is 0 or > 12)
        {
            return false;
        }

        time += TimeSpan.FromHours((isMorning, time.Hours) switch { (true, 12) => -12, (false, < 12) => 12, _ => 0 });
        text = trimmed[2..].TrimStart((byte)' ');
        return true;
    }

    private static bool Zone(ref ReadOnlySpan<byte> text, out TimeSpan? offset)
    {
        offset = null;
        if (text is [(byte)'Z' or (byte)'z'])
        {
            offset = TimeSpan.Zero;
            text = default;
            return true;
        }

        if (text is not [(byte)'+' or (byte)'-', _, _, ..])
        {
            return true;
        }

        var minutes = text.Length == 6 && text[3] == ':' ? text[4..] : text[3..];
        if (!Digits(text[1..3], out var hour) || (minutes.Length > 0 && !Digits(minutes, out _)) || minutes.Length is not (0 or 2))
        {
            return false;
        }

        _ = Digits(minutes, out var minute);
        offset = (text[0] == '-' ? -1 : 1) * new TimeSpan(hour, minute, 0);
        text = default;
        return true;
    }

    private static int Leading(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }
}
