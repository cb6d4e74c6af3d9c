namespace RcmAnalytics.Simulator.World;

/// <summary>A service with the practice's charge, Medicare's fee and how often it is a visit's first or a further line.</summary>
internal sealed record Service(string Code, int Charge, int MedicareFee, double FirstWeight, double FurtherWeight)
{
    public int MostUnits { get; init; } = 1;

    /// <summary>An office visit: the copay is due on it, and with a procedure beside it modifier 25.</summary>
    public bool IsVisit { get; init; }

    /// <summary>Medicare's indicator 1: both sides are paid 150 %.</summary>
    public bool IsBilateral { get; init; }

    /// <summary>Medicare's indicator 2: of several a day the second to fifth are half.</summary>
    public bool IsSurgery { get; init; }

    /// <summary>Has a professional part with a fee of its own (modifier 26).</summary>
    public int ProfessionalFee { get; init; }

    /// <summary>A reporting code of a cent, which payers acknowledge and never pay.</summary>
    public bool IsReporting { get; init; }

    /// <summary>Of a facility's claim.</summary>
    public string? RevenueCode { get; init; }
}
