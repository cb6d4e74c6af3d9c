namespace RcmAnalytics.Simulator;

/// <summary>Working days, and the text of days: the same few hundred dates are written millions of times.</summary>
internal static class Days
{
    private const int FirstYear = 2000;

    private static readonly string?[] CompactTexts = new string?[60 * 366];

    private static readonly int First = new DateOnly(FirstYear, 1, 1).DayNumber;

    /// <summary>20250131.</summary>
    public static string Compact(this DateOnly day)
    {
        var at = day.DayNumber - First;
        return at < 0 || at >= CompactTexts.Length ? day.ToString("yyyyMMdd") : CompactTexts[at] ??= day.ToString("yyyyMMdd");
    }

    /// <summary>2025-01-31.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd");

    /// <summary>1/31/2025, as the practice systems of this country write days.</summary>
    public static string American(this DateOnly day) => $"{day.Month}/{day.Day}/{day.Year}";

    public static DateOnly MonthStart(this DateOnly day) => new(day.Year, day.Month, 1);

    public static bool IsWorkDay(this DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((1, 1) or (7, 4) or (12, 25));

    /// <summary>The day itself when it is one.</summary>
    public static DateOnly WorkDay(this DateOnly day)
    {
        while (!day.IsWorkDay())
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
