namespace RcmAnalytics.Metrics;

/// <summary>Days, weeks (from Monday), months, quarters and years as calendar arithmetic.</summary>
public static class PeriodMath
{
    /// <summary>The first day of the period that holds the day.</summary>
    public static DateOnly Start(DateOnly day, MetricGrain grain) => grain switch
    {
        MetricGrain.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        MetricGrain.Month => new DateOnly(day.Year, day.Month, 1),
        MetricGrain.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        MetricGrain.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    /// <summary>The first day of the period after the one that starts on <paramref name="start"/>.</summary>
    public static DateOnly Next(DateOnly start, MetricGrain grain) => grain switch
    {
        MetricGrain.Week => start.AddDays(7),
        MetricGrain.Month => start.AddMonths(1),
        MetricGrain.Quarter => start.AddMonths(3),
        MetricGrain.Year => start.AddYears(1),
        _ => start.AddDays(1),
    };

    /// <summary>The last day of the day's month.</summary>
    public static DateOnly MonthEnd(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
}
