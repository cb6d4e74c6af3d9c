using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>Why a payer denies, and what comes of it.</summary>
/// <param name="Weight">How often, among denials of whole claims.</param>
/// <param name="IsPreventable">The practice could have prevented it (reason map, Y).</param>
/// <param name="Overturned">How often a corrected claim or an appeal brings money.</param>
internal sealed record DenialReason(
    string Group, string Carc, string? Remark, double Weight, bool IsPreventable, double Overturned)
{
    public static readonly DenialReason Authorization = new("CO", "197", null, 18, true, 0.55);

    public static readonly DenialReason TooLate = new("CO", "29", null, 0, true, 0.04);

    public static readonly DenialReason Bundled = new("CO", "97", "M15", 0, false, 0.35);

    public static readonly DenialReason Duplicate = new("CO", "18", null, 0, true, 0);

    public static readonly DenialReason CoverageEnded = new("PR", "27", null, 9, true, 0.5);

    public static readonly DenialReason NotPrimary = new("CO", "22", "MA04", 9, true, 0.65);

    /// <summary>Of whole claims; unprocessable ones (MA130) are sent anew.</summary>
    public static readonly IReadOnlyList<DenialReason> OfClaims =
    [
        Authorization, CoverageEnded, NotPrimary, new("CO", "16", "M127", 10, true, 0.7), new("CO", "16", "N382", 9, true, 0.8),
        new("CO", "16", "MA130", 5, true, 0.85), new("CO", "50", "N115", 9, false, 0.45), new("CO", "4", "N519", 7, true, 0.75),
        new("CO", "96", "N130", 6, false, 0.1), new("CO", "252", "N706", 5, false, 0.7), new("CO", "B7", null, 4, true, 0.5),
        new("PR", "204", null, 4, false, 0.05), new("PI", "151", null, 3, false, 0.4),
    ];

    /// <summary>For eligibility or registration data.</summary>
    public bool IsOfTheFrontDesk => Carc == "27" || Remark == "N382";

    public bool IsPatientLiable => Group == "PR";

    public bool IsUnprocessable => Remark == "MA130";

    /// <summary>A modifier or a code was wrong, so the correction changes the claim.</summary>
    public bool IsCoding => Carc == "4";

    public static DenialReason Draw(SimulationRandom random, Payer payer) =>
        random.PickWeighted(OfClaims, reason => reason == NotPrimary && payer.IsMedicare ? reason.Weight * 2 : reason.Weight);
}
