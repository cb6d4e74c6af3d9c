using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Closing;

/// <summary>What the published figures rest on: the files of the last build, the day it speaks of, and the definitions.</summary>
public sealed record BuiltData
{
    public required IReadOnlyList<BuiltFile> Files { get; init; }

    public required DateOnly AsOf { get; init; }

    public required string Definitions { get; init; }

    /// <summary>The same for the same figures.</summary>
    public string Fingerprint =>
        Hash(string.Join('\n', Files.Select(file => file.LoadId).Order(StringComparer.Ordinal).Append($"{AsOf:O}").Append(Definitions)));

    /// <exception cref="WarehouseException">Nothing was built yet.</exception>
    public static async Task<BuiltData> ReadAsync(IWarehouse warehouse, string sqlFolder, CancellationToken cancellation)
    {
        var context = await MetricReader.ContextAsync(warehouse, cancellation).ConfigureAwait(false);
        // What was loaded since the build is not in its figures, and not in this list.
        var files = await warehouse.ReadAsync(
            """
            select files.load_id, files.file_name, files.row_counts
            from int_loads__ranked as built
            inner join raw.loads as files on built.load_id = files.load_id
            order by files.load_id
            """,
            [],
            cancellation).ConfigureAwait(false);
        var remittances = await warehouse.ReadAsync(
            "select load_id from raw.x12_835_claim_payments where claim_status_code = '22' group by load_id", [], cancellation)
            .ConfigureAwait(false);
        HashSet<string> reversing = [.. remittances.Rows.Select(row => (string)row[0]!)]; // every row has its load
        return new BuiltData
        {
            Files =
            [
                .. files.Rows.Select(row => new BuiltFile(
                    (string)row[0]!, // the ledger's ids and names are never empty
                    (string)row[1]!,
                    reversing.Contains((string)row[0]!) ? MoveReason.Reversals : Kind((string?)row[2]))),
            ],
            AsOf = context.AsOf,
            Definitions = DefinitionsOf(sqlFolder),
        };
    }

    /// <summary>What a file brings, told by the tables it has rows in.</summary>
    private static MoveReason Kind(string? rowCounts)
    {
        using var counts = JsonDocument.Parse(rowCounts ?? "{}");
        var tables = counts.RootElement.EnumerateObject().Select(table => table.Name).ToList();
        bool Has(string prefix) => tables.Exists(table => table.StartsWith(prefix, StringComparison.Ordinal));
        return Has("ref_") ? MoveReason.Mapping
            : Has("fee_schedules") ? MoveReason.Contracts
            : Has("x12_835_") ? MoveReason.LateRemittances
            : Has("x12_837_") ? MoveReason.LateClaims
            : Has("x12_") ? MoveReason.LateAcknowledgements
            : MoveReason.LateExports;
    }

    private static string DefinitionsOf(string sqlFolder)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(sqlFolder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            text.Append(Path.GetRelativePath(sqlFolder, file)).Append('\n').Append(File.ReadAllText(file)).Append('\n');
        }

        return Hash(text.ToString());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
