using System.Globalization;
using RcmAnalytics.Transform.Checks;
using RcmAnalytics.Transform.Models;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Transform;

/// <summary>Runs the data checks. A check is a query whose rows are the offending ones.</summary>
public static class CheckRunner
{
    private const int Samples = 5;

    /// <summary>Runs every check of every model over the published figures, without building.</summary>
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(
        IWarehouse warehouse,
        string sqlFolder,
        CancellationToken cancellation)
    {
        IReadOnlyList<CheckResult> results = [];
        await warehouse.RunSideBySideAsync(async statements =>
        {
            var checks = ModelGraph.Load(sqlFolder).Models.SelectMany(CheckQuery.Of);
            results = await RunAsync(warehouse, [.. checks], statements, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return results;
    }

    /// <summary>Results in the order of the checks, of which so many run at once.</summary>
    internal static async Task<IReadOnlyList<CheckResult>> RunAsync(
        IWarehouse warehouse,
        IReadOnlyList<CheckQuery> checks,
        int statements,
        CancellationToken cancellation)
    {
        var results = new CheckResult[checks.Count];
        await Parallel.ForAsync(
            0,
            checks.Count,
            new ParallelOptions { MaxDegreeOfParallelism = statements, CancellationToken = cancellation },
            async (index, stop) => results[index] = await RunAsync(warehouse, checks[index], stop).ConfigureAwait(false))
            .ConfigureAwait(false);
        return results;
    }

    private static async Task<CheckResult> RunAsync(IWarehouse warehouse, CheckQuery check, CancellationToken cancellation)
    {
        var counted = await warehouse.ReadAsync($"select count(*) from ({check.Sql}) as offending", [], cancellation)
            .ConfigureAwait(false);
        var failed = (long)counted.Rows[0][0]!; // count(*) is never null
        if (failed == 0)
        {
            return new CheckResult(check.Model, check.Name, check.Severity, 0, []);
        }

        var rows = await warehouse
            .ReadAsync($"select * from ({check.Sql}) as offending limit {Samples}", [], cancellation)
            .ConfigureAwait(false);
        return new CheckResult(check.Model, check.Name, check.Severity, failed, [.. rows.Rows.Select(Shown)]);
    }

    /// <summary>Replaces the results of the models checked; those of models not built now stay.</summary>
    internal static async Task StoreAsync(
        IWarehouseSession session,
        IReadOnlyList<SqlModel> models,
        IReadOnlyList<CheckResult> results,
        CancellationToken cancellation)
    {
        var table = RelationNames.DataChecks;
        await session.ExecuteAsync(
            $"create table if not exists {table} (model_name varchar, check_name varchar, severity varchar, "
            + "failed_count bigint, sample_keys varchar); "
            + $"delete from {table} where model_name in ({string.Join(", ", models.Select(model => Text(model.Name)))})",
            cancellation).ConfigureAwait(false);
        if (results.Count > 0)
        {
            await session.ExecuteAsync(
                $"insert into {table} values {string.Join(", ", results.Select(Values))}", cancellation)
                .ConfigureAwait(false);
        }
    }

    private static string Values(CheckResult result) =>
        $"({Text(result.Model)}, {Text(result.Check)}, {Text(SeverityName(result.Severity))}, "
        + $"{result.FailedRows}, {Text(string.Join(" | ", result.Samples))})";

    private static string SeverityName(CheckSeverity severity) => severity == CheckSeverity.Error ? "error" : "warn";

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Shown(object?[] keys) => string.Join(", ", keys.Select(Shown));

    private static string Shown(object? key) => key switch
    {
        null => "(none)",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(key, CultureInfo.InvariantCulture) ?? "",
    };
}
