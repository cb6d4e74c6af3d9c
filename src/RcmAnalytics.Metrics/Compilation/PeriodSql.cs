namespace RcmAnalytics.Metrics.Compilation;

/// <summary>Periods in SQL that both engines read.</summary>
internal static class PeriodSql
{
    /// <summary>The one period of a request without a grain; it never reaches the answer.</summary>
    private const string Whole = "cast('2000-01-01' as date)";

    public static string Start(string day, MetricGrain grain) => grain switch
    {
        MetricGrain.All => Whole,
        MetricGrain.Day => day,
        MetricGrain.Month => $"month_start({day})",
        _ => $"cast(date_trunc('{grain.ToString().ToLowerInvariant()}', {day}) as date)",
    };

    /// <summary>The start of the period that the day's figures are compared with.</summary>
    public static string ComparedStart(string day, MetricGrain grain, PeriodShift shift) =>
        grain == MetricGrain.All
            ? Whole
            : shift.Months != 0
                ? $"add_months({Start(day, grain)}, {shift.Months})"
                : $"add_days({Start(day, grain)}, {shift.Days})";
}

/// <summary>How far back a comparison looks: whole months, or days.</summary>
internal readonly record struct PeriodShift(int Months, int Days)
{
    public DateOnly Back(DateOnly day) => day.AddMonths(-Months).AddDays(-Days);

    public DateOnly Forward(DateOnly day) => day.AddMonths(Months).AddDays(Days);

    /// <summary>As <see cref="Back"/>, but the end of a month stays the end of a month.</summary>
    public DateOnly BackFromEnd(DateOnly day) =>
        Months != 0 && day == PeriodMath.MonthEnd(day) ? PeriodMath.MonthEnd(Back(day)) : Back(day);
}
