namespace RcmAnalytics.Metrics.Compilation;

/// <summary>The days whose rows are counted, and the period each day's figures are shown under.</summary>
internal sealed record DateWindow
{
    /// <summary>Begins the names of its parameters.</summary>
    public required string Prefix { get; init; }

    public required DateOnly? From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Rows known later are left out, for comparisons at equal age.</summary>
    public required DateOnly? KnownTo { get; init; }

    public required MetricGrain Grain { get; init; }

    /// <summary>Zero for the figures themselves.</summary>
    public required PeriodShift Shift { get; init; }

    public string Period(string day) =>
        Shift == default ? PeriodSql.Start(day, Grain) : PeriodSql.ComparedStart(day, Grain, Shift);

    /// <summary>Balances are known at month ends: a shifted day in the middle of a month means that month's end.</summary>
    public DateWindow ForSnapshots() => Shift.Months == 0 ? this : this with { To = PeriodMath.MonthEnd(To) };

    public static DateWindow Of(MetricRequest request, RunContext context) =>
        new()
        {
            Prefix = "",
            From = request.From,
            To = request.To is { } to && to < context.AsOf ? to : context.AsOf,
            KnownTo = null,
            Grain = request.Grain,
            Shift = default,
        };

    /// <summary>The window compared with; null when no comparison is asked for.</summary>
    /// <exception cref="MetricException">Without a grain there is no period before an open one.</exception>
    public static DateWindow? Compared(MetricRequest request, RunContext context)
    {
        if (request.Compare == MetricComparison.None)
        {
            return null;
        }

        var current = Of(request, context);
        var shift = ShiftOf(request, current, context);
        var sameAge = request.Compare == MetricComparison.SameAge;
        return new DateWindow
        {
            Prefix = "compared_",
            From = request.From is { } from ? shift.Back(from) : null,
            To = sameAge ? shift.Back(current.To) : shift.BackFromEnd(current.To),
            KnownTo = sameAge ? shift.Back(context.AsOf) : null,
            Grain = request.Grain,
            Shift = shift,
        };
    }

    private static PeriodShift ShiftOf(MetricRequest request, DateWindow current, RunContext context)
    {
        if (request.Compare == MetricComparison.PreviousYear)
        {
            return request.Grain == MetricGrain.Week ? new PeriodShift(0, 364) : new PeriodShift(12, 0);
        }

        return request.Grain switch
        {
            MetricGrain.Day => new PeriodShift(0, 1),
            MetricGrain.Week => new PeriodShift(0, 7),
            MetricGrain.Month => new PeriodShift(1, 0),
            MetricGrain.Quarter => new PeriodShift(3, 0),
            MetricGrain.Year => new PeriodShift(12, 0),
            _ when request.From is { } from => Length(from, current.To, context),
            _ => throw new MetricException(
                "A comparison without a grain needs a first day: give a from date, or a grain."),
        };
    }

    /// <summary>Whole months where the window is made of them; the last may still be running.</summary>
    private static PeriodShift Length(DateOnly from, DateOnly to, RunContext context) =>
        from.Day == 1 && (to == PeriodMath.MonthEnd(to) || to == context.AsOf)
            ? new PeriodShift(((to.Year - from.Year) * 12) + to.Month - from.Month + 1, 0)
            : new PeriodShift(0, Math.Max(1, to.DayNumber - from.DayNumber + 1));
}
