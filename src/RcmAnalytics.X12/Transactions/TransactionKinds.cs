namespace RcmAnalytics.X12;

/// <summary>
/// Names transaction sets by ST01 and the number in the guide's version, whatever its errata suffix
/// (005010X222A1 and 004010X098A1 are both professional).
/// </summary>
internal static class TransactionKinds
{
    public static string OfClaims(ClaimType type) => type switch
    {
        ClaimType.Professional => "837P",
        ClaimType.Institutional => "837I",
        _ => "837D",
    };

    /// <summary>Null when the version names no guide for claims; X291 and X292 are predeterminations, X298 to X300 reports on claims adjudicated elsewhere.</summary>
    public static ClaimType? ClaimTypeOf(string? version) => Guide(version) switch
    {
        "X222" or "X098" or "X291" or "X298" => ClaimType.Professional,
        "X223" or "X096" or "X292" or "X299" => ClaimType.Institutional,
        "X224" or "X097" or "X300" => ClaimType.Dental,
        _ => null,
    };

    /// <param name="transactionCode">ST01.</param>
    /// <param name="hierarchyCode">BHT01; 0085 tells an acknowledgement from an answer when the guide is not named.</param>
    public static string Of(string transactionCode, string? version, string? hierarchyCode) => transactionCode switch
    {
        "277" when Guide(version) is "X214" or "X167" || (Guide(version) is null && hierarchyCode == "0085") => "277CA",
        _ => transactionCode,
    };

    private static string? Guide(string? version)
    {
        var at = version?.IndexOf('X', StringComparison.OrdinalIgnoreCase) ?? -1;
        return at >= 0 && version!.Length >= at + 4 ? version.Substring(at, 4).ToUpperInvariant() : null;
    }
}
