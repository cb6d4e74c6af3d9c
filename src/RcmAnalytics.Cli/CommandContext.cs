using System.CommandLine;
using RcmAnalytics.Ingest;
using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli;

/// <summary>What commands share: the terminal, the clock, the warehouse option and where the definitions are.</summary>
internal sealed class CommandContext(Terminal terminal, TimeProvider time)
{
    private const string DefaultPath = "warehouse/rcm.duckdb";

    public Terminal Terminal { get; } = terminal;

    public TimeProvider Time { get; } = time;

    public string SqlFolder { get; } = Path.Combine(AppContext.BaseDirectory, "sql");

    public string DashboardsFolder { get; } = Path.Combine(AppContext.BaseDirectory, "dashboards");

    public Option<string?> WarehouseOption { get; } = new("--warehouse")
    {
        Description = "The warehouse file (default: RCM_WAREHOUSE, else ./" + DefaultPath + ")",
        HelpName = "PATH",
        Recursive = true,
    };

    public void SayPassedOver(string link) =>
        Terminal.Say($"{link}: passed over, a link that leads out of its folder or to a folder.");

    public void SaySkipped(string folder) => Terminal.Say($"{folder}: skipped, it tells of the simulation and holds nothing to load.");

    public string WarehousePath(ParseResult parsed) =>
        parsed.GetValue(WarehouseOption) ?? Environment.GetEnvironmentVariable("RCM_WAREHOUSE") ?? DefaultPath;

    /// <summary>Opens the warehouse for reading.</summary>
    /// <exception cref="WarehouseException">There is none, or another process has it.</exception>
    public DuckDbWarehouse OpenExisting(ParseResult parsed) => OpenExisting(parsed, readOnly: true);

    /// <summary>Opens the warehouse to write, but makes none.</summary>
    /// <exception cref="WarehouseException">There is none, or another process has it.</exception>
    public DuckDbWarehouse OpenExistingToWrite(ParseResult parsed) => OpenExisting(parsed, readOnly: false);

    /// <summary>Opens the warehouse to write, and makes it when there is none.</summary>
    public DuckDbWarehouse OpenToWrite(ParseResult parsed) =>
        DuckDbWarehouse.Open(new DuckDbOptions { Path = WarehousePath(parsed) });

    /// <summary>The secret behind patient keys, kept beside the warehouse and made with it.</summary>
    public PatientKeys OpenKeys(ParseResult parsed)
    {
        var path = PatientKeys.FileOf(WarehousePath(parsed));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file has a folder
        return PatientKeys.FromFile(path);
    }

    /// <summary>The profiles that come with the program, those beside the warehouse, and those of RCM_PROFILES.</summary>
    /// <exception cref="InvalidDataException">Files are no profiles.</exception>
    public ProfileCatalog LoadProfiles(ParseResult parsed) => ProfileCatalog.Beside(WarehousePath(parsed));

    public MetricCatalog LoadCatalog() => MetricCatalog.Load(SqlFolder);

    private DuckDbWarehouse OpenExisting(ParseResult parsed, bool readOnly)
    {
        var path = WarehousePath(parsed);
        return File.Exists(path)
            ? DuckDbWarehouse.Open(new DuckDbOptions { Path = path, ReadOnly = readOnly })
            : throw new WarehouseException(
                $"There is no warehouse at {path}. Make one with: rcm load FILE…  (or rcm demo, with invented data)");
    }
}
