namespace RcmAnalytics.Transform;

public sealed record BuildOptions
{
    public AsOf AsOf { get; init; } = AsOf.Latest;

    /// <summary>A model to build alone, or with a trailing <c>+</c> with all that depend on it. Null builds all.</summary>
    public string? Select { get; init; }

    /// <summary>Told before each model is built.</summary>
    public IProgress<BuildStep>? Progress { get; init; }

    /// <summary>Told after each model is built.</summary>
    public IProgress<BuiltModel>? Built { get; init; }

    /// <summary>Publishes without the checks: a part of the files need not pass what all of them together do.</summary>
    public bool SkipsChecks { get; init; }

    /// <summary>What "today" is.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>The day the figures speak of.</summary>
public sealed record AsOf
{
    private AsOf(DateOnly? date, bool isToday)
    {
        Date = date;
        IsToday = isToday;
    }

    /// <summary>The latest event date in the data.</summary>
    public static AsOf Latest { get; } = new(null, false);

    public static AsOf Today { get; } = new(null, true);

    public DateOnly? Date { get; }

    public bool IsToday { get; }

    public static AsOf On(DateOnly date) => new(date, false);

    /// <summary>The day asked for, or null for the latest event date.</summary>
    internal DateOnly? Resolve(TimeProvider time) =>
        IsToday ? DateOnly.FromDateTime(time.GetLocalNow().Date) : Date;
}

/// <summary>A model about to be built: the <paramref name="Number"/>th of <paramref name="Count"/>.</summary>
public sealed record BuildStep(string Model, int Number, int Count);
