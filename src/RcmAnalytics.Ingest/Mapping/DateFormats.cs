namespace RcmAnalytics.Ingest;

/// <summary>A moment as a file writes it: its day, its time, and its offset where it states one.</summary>
internal readonly record struct WrittenMoment(DateOnly Day, TimeSpan Time, TimeSpan? Offset);

/// <summary>Reads days and moments in the formats that a profile allows, and in no other: nothing is guessed.</summary>
internal static class DateFormats
{
    private delegate bool Format(ReadOnlySpan<byte> text, out WrittenMoment moment);

    private static readonly Dictionary<string, Format> Known = new(StringComparer.Ordinal)
    {
        ["iso"] = Iso,
        ["us"] = Us,
        ["us_short"] = UsShort,
        ["eu"] = Eu,
        ["compact"] = Compact,
        ["dmon"] = DayMonthName,
        ["serial"] = Serial,
    };

    public static string Names => string.Join(", ", Known.Keys);

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    public static bool TryParse(IReadOnlyList<string> formats, ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        for (var index = 0; index < formats.Count; index++)
        {
            // The commonest first: a dictionary look-up for each date would cost as much as reading it.
            var isRead = formats[index] switch
            {
                "iso" => Iso(text, out moment),
                "us" => Us(text, out moment),
                var name => Known[name](text, out moment),
            };
            if (isRead)
            {
                return true;
            }
        }

        moment = default;
        return false;
    }

    private static bool Iso(ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        moment = default;
        return text.Length >= 10 && text[4] == '-' && text[7] == '-'
            && Digits(text[..4], out var year) && Digits(text[5..7], out var month) && Digits(text[8..10], out var day)
            && WithTime(year, month, day, text[10..], out moment);
    }

    private static bool Us(ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        moment = default;
        return Parts(text, (byte)'/', out var month, out var day, out var year, out var rest, out var yearDigits)
            && yearDigits == 4 && WithTime(year, month, day, rest, out moment);
    }

    private static bool UsShort(ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        moment = default;
        return Parts(text, (byte)'/', out var month, out var day, out var year, out var rest, out var yearDigits)
            && yearDigits == 2 && WithTime(year + (year < 70 ? 2000 : 1900), month, day, rest, out moment);
    }

    private static bool Eu(ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        moment = default;
        return (Parts(text, (byte)'.', out var day, out var month, out var year, out var rest, out var yearDigits)
                || Parts(text, (byte)'/', out day, out month, out year, out rest, out yearDigits))
            && yearDigits == 4 && WithTime(year, month, day, rest, out moment);
    }

    private static bool Compact(ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        moment = default;
        return text.Length >= 8
            && Digits(text[..4], out var year) && Digits(text[4..6], out var month) && Digits(text[6..8], out var day)
            && (text.Length == 8 || text[8] is (>= (byte)'0' and <= (byte)'9') or (byte)' ' or (byte)'T')
            && WithTime(year, month, day, text[8..], out moment);
    }

    private static bool DayMonthName(ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        moment = default;
        var first = text.IndexOf((byte)'-');
        return first is 1 or 2 && text.Length >= first + 9 && text[first + 4] == '-'
            && Digits(text[..first], out var day) && Month(text.Slice(first + 1, 3), out var month)
            && Digits(text.Slice(first + 5, 4), out var year)
            && WithTime(year, month, day, text[(first + 9)..], out moment);
    }

    // Days since 1899-12-30, as workbooks count them.
    private static bool Serial(ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        moment = default;
        if (!System.Buffers.Text.Utf8Parser.TryParse(text, out double days, out var used) || used != text.Length || days is < 20_000 or > 80_000)
        {
            return false;
        }

        var date = DateTime.FromOADate(days);
        moment = new WrittenMoment(DateOnly.FromDateTime(date), date.TimeOfDay, null);
        return true;
    }

    private static bool Parts(
        ReadOnlySpan<byte> text, byte sign, out int one, out int two, out int three, out ReadOnlySpan<byte> rest, out int yearDigits)
    {
        (one, two, three, yearDigits) = (0, 0, 0, 0);
        rest = default;
        var first = text.IndexOf(sign);
        var second = first < 1 ? -1 : text[(first + 1)..].IndexOf(sign);
        if (first is < 1 or > 2 || second is < 1 or > 2)
        {
            return false;
        }

        var year = text[(first + second + 2)..];
        yearDigits = year.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        yearDigits = yearDigits < 0 ? year.Length : yearDigits;
        rest = year[yearDigits..];
        return Digits(text[..first], out one) && Digits(text.Slice(first + 1, second), out two) && Digits(year[..yearDigits], out three);
    }

    private static bool WithTime(int year, int month, int day, ReadOnlySpan<byte> rest, out WrittenMoment moment)
    {
        moment = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || !WrittenTime.TryParse(rest, out var time, out var offset))
        {
            return false;
        }

        moment = new WrittenMoment(new DateOnly(year, month, day), time, offset);
        return true;
    }

    private static bool Month(ReadOnlySpan<byte> name, out int month)
    {
        var names = "janfebmaraprmayjunjulaugsepoctnovdec"u8;
        for (month = 1; month <= 12; month++)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(name, names.Slice((month - 1) * 3, 3)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number) => WrittenTime.Digits(text, out number);
}
