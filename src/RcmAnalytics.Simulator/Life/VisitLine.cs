using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>One service of a visit as it is charged.</summary>
internal sealed record VisitLine(Service Service, string Modifier, int Units, int Charge, int Diagnosis, int Ordinal)
{
    /// <summary>REF*6R.</summary>
    public string ControlNumber(long claim) => $"{claim}L{Ordinal}";

    public bool Has(string modifier) => Modifier == modifier;
}
