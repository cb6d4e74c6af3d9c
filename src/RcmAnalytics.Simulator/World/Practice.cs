namespace RcmAnalytics.Simulator.World;

internal sealed record Provider(string Id, string Npi, string LastName, string FirstName);

internal sealed record Location(string Id, string Npi, string Name, string PlaceOfService);

/// <summary>The practice's own system, which decides what its exports look like.</summary>
internal enum PracticeSystem
{
    Athena,
    Tebra,
}

internal sealed record Practice
{
    public required int Index { get; init; }

    public required string Name { get; init; }

    public required string Npi { get; init; }

    public required string TaxId { get; init; }

    /// <summary>What its own system calls it.</summary>
    public string SystemId => $"{3000 + Index}";

    public required Specialty Specialty { get; init; }

    public required PracticeSystem System { get; init; }

    public required IReadOnlyList<Provider> Providers { get; init; }

    public required IReadOnlyList<Location> Locations { get; init; }

    /// <summary>How many people it sees in turn.</summary>
    public required int PatientCount { get; init; }

    /// <summary>How its claims are laid out.</summary>
    public required Layout Layout { get; init; }

    /// <summary>On which it sends claims.</summary>
    public required IReadOnlyList<DayOfWeek> SendingDays { get; init; }

    /// <summary>Its clearinghouse answers every interchange with a TA1.</summary>
    public bool GetsInterchangeAcknowledgements => Index % 2 == 0;

    public DateOnly SendingDay(DateOnly day)
    {
        while (!SendingDays.Contains(day.DayOfWeek) || !day.IsWorkDay())
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
