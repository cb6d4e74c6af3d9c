using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api;

/// <summary>What the API serves, and to whom.</summary>
public sealed record ApiOptions
{
    /// <summary>Where the API listens unless told otherwise: this machine only.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5100";

    /// <summary>
    /// The DuckDB file, opened on the first request unless <see cref="Warehouse"/> is given. The secret behind patient
    /// keys lies beside it in either case.
    /// </summary>
    public string WarehousePath { get; init; } = "./warehouse/rcm.duckdb";

    /// <summary>An open warehouse. The caller keeps and disposes of it.</summary>
    public IWarehouse? Warehouse { get; init; }

    public string SqlFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "sql");

    public string DashboardsFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "dashboards");

    /// <summary>The built web pages. A folder that does not exist leaves the API without pages.</summary>
    public string WebFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>
    /// Whether rows show patient control numbers. Null, the default, shows them to requests from this very machine
    /// and masks them for all others; behind a proxy on the same machine, where every request looks local, set it.
    /// </summary>
    public bool? ShowPhi { get; init; }

    /// <summary>The secret behind patient keys, beside the warehouse.</summary>
    internal string KeyFile => PatientKeys.FileOf(WarehousePath);

    /// <summary>Reads <c>--warehouse</c>, <c>--urls</c> and <c>--show-phi</c>, else <c>RCM_WAREHOUSE</c>.</summary>
    public static ApiOptions Read(IConfiguration settings)
    {
        var options = new ApiOptions();
        return options with
        {
            WarehousePath = settings["warehouse"] ?? settings["RCM_WAREHOUSE"] ?? options.WarehousePath,
            Urls = settings["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? options.Urls,
            ShowPhi = settings.GetValue<bool?>("show-phi"),
        };
    }
}
