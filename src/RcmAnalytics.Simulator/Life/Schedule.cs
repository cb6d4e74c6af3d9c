namespace RcmAnalytics.Simulator.Life;

/// <summary>What is still to happen, by day. Steps of a day run in the order they were planned; those after the end never do.</summary>
internal sealed class Schedule(DateOnly start, DateOnly end)
{
    private readonly List<Action<DateOnly>>?[] _days = new List<Action<DateOnly>>?[end.DayNumber - start.DayNumber + 1];

    /// <summary>Not on the day that is running.</summary>
    public void At(DateOnly day, Action<DateOnly> step)
    {
        var at = day.DayNumber - start.DayNumber;
        if (at < _days.Length)
        {
            (_days[at] ??= []).Add(step);
        }
    }

    public void Run(DateOnly day)
    {
        var at = day.DayNumber - start.DayNumber;
        foreach (var step in _days[at] ?? [])
        {
            step(day);
        }

        _days[at] = null;
    }
}
