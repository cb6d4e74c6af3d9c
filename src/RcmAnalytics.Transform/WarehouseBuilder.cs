using RcmAnalytics.Transform.Checks;
using RcmAnalytics.Transform.Definitions;
using RcmAnalytics.Transform.Models;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Transform;

/// <summary>
/// Builds the models of a sql folder in one publication: readers see the old figures until all new ones are complete
/// and every check of severity error has passed.
/// </summary>
public static class WarehouseBuilder
{
    /// <exception cref="TransformException">A definition is wrong or a check failed; nothing was published.</exception>
    public static async Task<BuildReport> BuildAsync(
        IWarehouse warehouse,
        string sqlFolder,
        BuildOptions options,
        CancellationToken cancellation)
    {
        var graph = ModelGraph.Load(sqlFolder);
        var models = graph.Select(options.Select);
        BuildReport? report = null;
        await warehouse.PublishAsync(
            async session => report = await RunAsync(session, graph, models, options, cancellation).ConfigureAwait(false),
            cancellation).ConfigureAwait(false);
        return report!; // a publication that did not run its work has thrown
    }

    /// <summary>Makes what models read and do not build: raw tables that no load has made yet, functions, seeds.</summary>
    internal static async Task PrepareAsync(
        IWarehouseSession session,
        ModelGraph graph,
        DateOnly? asOf,
        CancellationToken cancellation)
    {
        foreach (var table in graph.RawTables)
        {
            var columns = table.Definition.Columns
                .Select(column => $"{column.Key} {ColumnTypes.Sql(column.Value.Type)}");
            await session.ExecuteAsync(
                $"create table if not exists raw.{table.Name} ({string.Join(", ", columns)})", cancellation)
                .ConfigureAwait(false);
        }

        await session.ExecuteAsync(graph.Functions, cancellation).ConfigureAwait(false);
        foreach (var seed in graph.Seeds)
        {
            await SeedWriter.WriteAsync(session, seed, cancellation).ConfigureAwait(false);
        }

        var day = asOf is { } date ? $"cast('{date:yyyy-MM-dd}' as date)" : "cast(null as date)";
        await session.ExecuteAsync(
            $"create or replace table {RelationNames.BuildSettings} as select {day} as as_of_date", cancellation)
            .ConfigureAwait(false);
    }

    private static async Task<BuildReport> RunAsync(
        IWarehouseSession session,
        ModelGraph graph,
        IReadOnlyList<SqlModel> models,
        BuildOptions options,
        CancellationToken cancellation)
    {
        var time = options.Time;
        var started = time.GetTimestamp();
        await PrepareAsync(session, graph, options.AsOf.Resolve(time), cancellation).ConfigureAwait(false);
        var existing = await ExistingAsync(session, cancellation).ConfigureAwait(false);
        List<BuiltModel> built = [];
        List<CheckResult> checks = [];
        foreach (var model in models)
        {
            options.Progress?.Report(new BuildStep(model.Name, built.Count + 1, models.Count));
            var modelStarted = time.GetTimestamp();
            var rows = await BuildModelAsync(session, model, existing, cancellation).ConfigureAwait(false);
            built.Add(new BuiltModel(model.Name, rows, time.GetElapsedTime(modelStarted)));
        }

        // After all models: a check may compare a model with one that is built later.
        foreach (var check in models.SelectMany(CheckQuery.Of))
        {
            checks.Add(await CheckRunner
                .RunAsync(check, sql => session.ReadAsync(sql, [], cancellation)).ConfigureAwait(false));
        }

        StopOnErrors(checks);
        await CheckRunner.StoreAsync(session, models, checks, cancellation).ConfigureAwait(false);
        var asOf = await session.ReadAsync("select as_of_date from run_context", [], cancellation).ConfigureAwait(false);
        return new BuildReport(built, checks, asOf.Rows[0][0] as DateOnly?, time.GetElapsedTime(started));
    }

    private static async Task<long?> BuildModelAsync(
        IWarehouseSession session,
        SqlModel model,
        Dictionary<string, string> existing,
        CancellationToken cancellation)
    {
        var kind = model.Definition.Materialized == Materialization.View ? "view" : "table";
        if (existing.TryGetValue(model.Name, out var was) && was != kind)
        {
            await session.ExecuteAsync($"drop {was} {model.Name}", cancellation).ConfigureAwait(false);
        }

        try
        {
            await session.ExecuteAsync($"create or replace {kind} {model.Name} as {model.Sql}", cancellation)
                .ConfigureAwait(false);
        }
        catch (WarehouseException refused)
        {
            throw new TransformException([$"{model.File}: {refused.Message}"]);
        }

        if (kind == "view")
        {
            return null;
        }

        var counted = await session.ReadAsync($"select count(*) from {model.Name}", [], cancellation)
            .ConfigureAwait(false);
        return (long)counted.Rows[0][0]!; // count(*) is never null
    }

    /// <summary>What each relation of the last build was: a table cannot be replaced by a view, only dropped.</summary>
    private static async Task<Dictionary<string, string>> ExistingAsync(
        IWarehouseSession session,
        CancellationToken cancellation)
    {
        var relations = await session.ReadAsync(
            "select table_name, table_type from information_schema.tables where table_schema = 'rcm'",
            [],
            cancellation).ConfigureAwait(false);
        return relations.Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]! == "VIEW" ? "view" : "table");
    }

    private static void StopOnErrors(IReadOnlyList<CheckResult> checks)
    {
        var failed = checks
            .Where(check => !check.Passed && check.Severity == CheckSeverity.Error)
            .Select(check => $"{check.Model}: check {check.Check} found {check.FailedRows} rows, for example "
                + $"{string.Join(" | ", check.Samples)}.")
            .ToList();
        if (failed.Count > 0)
        {
            throw new TransformException([.. failed, "Nothing was published; the figures are the ones from before."]);
        }
    }
}
