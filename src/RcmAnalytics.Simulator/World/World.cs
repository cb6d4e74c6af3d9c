namespace RcmAnalytics.Simulator.World;

/// <summary>A payer, how it spells itself and how it behaves.</summary>
internal sealed record Payer
{
    public required string Id { get; init; }

    /// <summary>As the practice writes it in NM1*PR.</summary>
    public required string Name { get; init; }

    /// <summary>As the payer writes itself in N1*PR.</summary>
    public required string RemitName { get; init; }

    /// <summary>SBR09.</summary>
    public required string FilingCode { get; init; }

    /// <summary>Share of the visits.</summary>
    public required double Weight { get; init; }

    /// <summary>Allowed amount as a share of the charge.</summary>
    public required double AllowedShare { get; init; }

    /// <summary>Days from submission to payment.</summary>
    public required double TurnaroundDays { get; init; }

    public required double DenialRate { get; init; }

    /// <summary>Share of the allowed amount that the patient owes, beyond copay and deductible.</summary>
    public double CoinsuranceRate { get; init; }

    public decimal Copay { get; init; }

    public bool HasDeductible { get; init; }

    public bool IsMedicare { get; init; }

    /// <summary>How its remittances are written.</summary>
    public RemitLayout Layout { get; init; } = RemitLayout.Plain;
}

internal enum RemitLayout
{
    Plain,
    LineEnds,
    CarriageReturns,
    OtherDelimiters,
}

/// <summary>A service with the practice's charge and how often it is the visit's first or a further line.</summary>
internal sealed record Service(string Code, decimal Charge, double FirstWeight, double FurtherWeight);

internal sealed record Provider(string Npi, string LastName, string FirstName);

internal sealed record Facility(string Npi, string Name, string PlaceOfService);

internal sealed record Patient(
    string LastName, string FirstName, DateOnly BirthDate, string Sex, string Zip, string MemberId, Payer Payer, Payer? Secondary);

internal sealed record Practice
{
    public required string Name { get; init; }

    public required string Npi { get; init; }

    public required string TaxId { get; init; }

    public required IReadOnlyList<Provider> Providers { get; init; }

    public required IReadOnlyList<Facility> Facilities { get; init; }

    public required IReadOnlyList<Patient> Patients { get; init; }
}
