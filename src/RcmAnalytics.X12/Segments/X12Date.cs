using System.Buffers.Binary;

namespace RcmAnalytics.X12;

/// <summary>Reads the dates that senders write: CCYYMMDD, YYMMDD, either with a time behind it, or a range of two.</summary>
internal static class X12Date
{
    private const int FirstYear = 1850;
    private const int LastYear = 2199;

    /// <summary>False when the text is not a date; an empty text is no date and true.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly? date) =>
        text.Length == sizeof(ulong) && TryParseDay(BinaryPrimitives.ReadUInt64LittleEndian(text), out date)
        || TryParseAny(text, out date);

    // CCYYMMDD, nearly every date: eight digits checked and joined as one number, first to pairs, then to fours.
    private static bool TryParseDay(ulong text, out DateOnly? date)
    {
        date = null;
        var digits = text - 0x3030303030303030;
        if (((text + 0x4646464646464646 | digits) & 0x8080808080808080) != 0)
        {
            return false;
        }

        var pairs = (digits * 10) + (digits >> 8);
        var year = (int)((pairs & 0xFF) * 100 + ((pairs >> 16) & 0xFF));
        var month = (int)((pairs >> 32) & 0xFF);
        var day = (int)((pairs >> 48) & 0xFF);
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryParseAny(ReadOnlySpan<byte> text, out DateOnly? date)
    {
        text = text.Trim((byte)' ');
        date = null;
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (var letter in text)
        {
            if ((uint)(letter - '0') > 9)
            {
                return false;
            }
        }

        // 12 and 14 digits carry a time (DT, TS); 6 digits are YYMMDD, of the century that is nearer.
        var yearDigits = text.Length is 8 or 12 or 14 ? 4 : 2;
        if (yearDigits == 2 && text.Length != 6)
        {
            return false;
        }

        var year = yearDigits == 4 ? Number(text[..4]) : Century(Number(text[..2]));
        if (year is < FirstYear or > LastYear)
        {
            return false;
        }

        var month = Number(text.Slice(yearDigits, 2));
        var day = Number(text.Slice(yearDigits + 2, 2));
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Reads one date into both ends, or the two ends of a range parted by a hyphen.</summary>
    public static bool TryParseRange(ReadOnlySpan<byte> text, out DateOnly? from, out DateOnly? to)
    {
        var hyphen = text.IndexOf((byte)'-');
        if (hyphen < 0)
        {
            var single = TryParse(text, out from);
            to = from;
            return single;
        }

        var first = TryParse(text[..hyphen], out from);
        return TryParse(text[(hyphen + 1)..], out to) && first;
    }

    private static int Century(int year) => year < 70 ? 2000 + year : 1900 + year;

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
