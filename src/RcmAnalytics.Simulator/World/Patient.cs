namespace RcmAnalytics.Simulator.World;

/// <summary>
/// A patient and the coverage, made anew from the number at each visit: however many there are, none is kept.
/// </summary>
internal sealed record Patient
{
    public required int Id { get; init; }

    public required string LastName { get; init; }

    public required string FirstName { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string Sex { get; init; }

    public required string Zip { get; init; }

    /// <summary>Null pays alone.</summary>
    public required Payer? Primary { get; init; }

    public required Payer? Secondary { get; init; }

    /// <summary>The share of a year after which the deductible is met; 0 has none.</summary>
    public required double DeductibleShareOfYear { get; init; }

    public string MemberId(Payer payer) => $"{payer.Id[..2]}{Id:00000000}";

    /// <summary>A deductible starts anew each January.</summary>
    public bool HasDeductibleLeft(DateOnly day) => (day.DayOfYear / 366.0) < DeductibleShareOfYear;
}
