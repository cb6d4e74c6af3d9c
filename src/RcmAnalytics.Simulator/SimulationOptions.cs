namespace RcmAnalytics.Simulator;

/// <summary>What is simulated. The same options give the same files, byte for byte.</summary>
public sealed record SimulationOptions
{
    /// <summary>Visits of insured patients, about: the last day is finished.</summary>
    public required int Claims { get; init; }

    /// <summary>Of different specialties: family medicine, orthopaedics, cardiology, behavioral health, a surgery centre, then again.</summary>
    public int Practices { get; init; } = 1;

    public int Months { get; init; } = 15;

    public ulong Seed { get; init; } = 1;

    /// <summary>The first day of the first month.</summary>
    public DateOnly Start { get; init; } = new(2025, 1, 1);

    /// <summary>The last day on which anything happens.</summary>
    public DateOnly End => Start.AddMonths(Months).AddDays(-1);
}
