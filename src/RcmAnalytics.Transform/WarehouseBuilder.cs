using System.Runtime.CompilerServices;
using RcmAnalytics.Transform.Checks;
using RcmAnalytics.Transform.Models;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Transform;

/// <summary>
/// Builds the models of a sql folder and publishes them together: readers see the old figures until all new ones are
/// complete and every check of severity error has passed.
/// </summary>
public static class WarehouseBuilder
{
    private static readonly ConditionalWeakTable<IWarehouse, SemaphoreSlim> Builders = [];

    /// <exception cref="TransformException">A definition is wrong or a check failed; nothing was published.</exception>
    public static async Task<BuildReport> BuildAsync(
        IWarehouse warehouse,
        string sqlFolder,
        BuildOptions options,
        CancellationToken cancellation)
    {
        var graph = ModelGraph.Load(sqlFolder);
        var models = graph.Select(options.Select);
        var turn = Builders.GetValue(warehouse, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await BuildInputs.DropNextAsync(warehouse, cancellation).ConfigureAwait(false);
            return await RunAsync(warehouse, graph, models, options, cancellation).ConfigureAwait(false);
        }
        catch
        {
            await BuildInputs.DropNextAsync(warehouse, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task<BuildReport> RunAsync(
        IWarehouse warehouse,
        ModelGraph graph,
        IReadOnlyList<SqlModel> models,
        BuildOptions options,
        CancellationToken cancellation)
    {
        var time = options.Time;
        var started = time.GetTimestamp();
        var next = new NextRelations(models);
        await BuildInputs.PrepareAsync(warehouse, graph, options.AsOf.Resolve(time), cancellation).ConfigureAwait(false);
        IReadOnlyList<BuiltModel> built = [];
        IReadOnlyList<CheckResult> checks = [];
        await warehouse.RunSideBySideAsync(async statements =>
        {
            built = await ModelRun.BuildAsync(warehouse, models, next, options, statements, cancellation).ConfigureAwait(false);

            // After all models: a check may compare a model with one that is built later.
            var queries = (options.SkipsChecks ? [] : models.SelectMany(CheckQuery.Of)).Select(check => check with { Sql = next.Rewrite(check.Sql) });
            checks = await CheckRunner.RunAsync(warehouse, [.. queries], statements, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        StopOnErrors(checks);
        await PublishAsync(warehouse, models, checks, cancellation).ConfigureAwait(false);
        var asOf = await warehouse.ReadAsync("select as_of_date from run_context", [], cancellation).ConfigureAwait(false);
        return new BuildReport(built, checks, asOf.Rows[0][0] as DateOnly?, time.GetElapsedTime(started));
    }

    private static async Task PublishAsync(
        IWarehouse warehouse,
        IReadOnlyList<SqlModel> models,
        IReadOnlyList<CheckResult> checks,
        CancellationToken cancellation)
    {
        var existing = await BuildInputs.ExistingAsync(warehouse, cancellation).ConfigureAwait(false);
        await warehouse.PublishAsync(
            async session =>
            {
                foreach (var model in models)
                {
                    await session.ExecuteAsync(
                        NextRelations.Publish(model, existing.GetValueOrDefault(model.Name)), cancellation)
                        .ConfigureAwait(false);
                }

                await CheckRunner.StoreAsync(session, models, checks, cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
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
