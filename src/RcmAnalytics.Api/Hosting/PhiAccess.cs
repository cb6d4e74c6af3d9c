using System.Net;

namespace RcmAnalytics.Api.Hosting;

/// <summary>Decides who sees what could name a patient: our number of a claim, and the payer's.</summary>
internal static class PhiAccess
{
    /// <summary>What stands in place of a masked value.</summary>
    public const string Mask = "•••";

    private static readonly HashSet<string> Columns = new(StringComparer.Ordinal)
    {
        "patient_control_number", "payer_claim_control_number",
    };

    /// <summary>True when this request may see such columns: <see cref="ApiOptions.ShowPhi"/>.</summary>
    public static bool IsAllowed(HttpContext context, ApiOptions options) =>
        options.ShowPhi ?? IsLocal(context);

    public static bool IsPhi(string column) => Columns.Contains(column);

    // A forwarded request came from elsewhere, however local its last hop is.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
