using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Transform.Models;

/// <summary>Builds the next relations of models, each as soon as what it reads is there, several at once.</summary>
internal sealed class ModelRun : IDisposable
{
    private readonly IWarehouse _warehouse;
    private readonly NextRelations _next;
    private readonly BuildOptions _options;
    private readonly int _modelCount;
    private readonly SemaphoreSlim _turns;
    private readonly CancellationTokenSource _stop;
    private readonly Lock _reports = new();
    private int _started;

    private ModelRun(
        IWarehouse warehouse,
        NextRelations next,
        BuildOptions options,
        (int Models, int Statements) counts,
        CancellationToken cancellation)
    {
        _warehouse = warehouse;
        _next = next;
        _options = options;
        _modelCount = counts.Models;
        _turns = new SemaphoreSlim(counts.Statements);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <param name="models">In an order in which each comes after what it reads.</param>
    /// <param name="statements">How many are built at once.</param>
    /// <returns>The models in that order.</returns>
    /// <exception cref="TransformException">The engine refused one; those under way were let finish, no other was begun.</exception>
    public static async Task<IReadOnlyList<BuiltModel>> BuildAsync(
        IWarehouse warehouse,
        IReadOnlyList<SqlModel> models,
        NextRelations next,
        BuildOptions options,
        int statements,
        CancellationToken cancellation)
    {
        using var run = new ModelRun(warehouse, next, options, (models.Count, statements), cancellation);
        Dictionary<string, Task<BuiltModel>> builds = [];
        foreach (var model in models)
        {
            var inputs = model.DependsOn.Where(builds.ContainsKey).Select(name => builds[name]).ToList();
            builds.Add(model.Name, run.BuildAfterAsync(model, inputs));
        }

        await Task.WhenAll(builds.Values.Select(run.SettledAsync)).ConfigureAwait(false);

        // The first refused, not one that was never begun for it.
        var refused = builds.Values.FirstOrDefault(build => build.Exception?.InnerException is TransformException);
        await (refused ?? Task.CompletedTask).ConfigureAwait(false);
        return await Task.WhenAll(builds.Values).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _turns.Dispose();
        _stop.Dispose();
    }

    private async Task<BuiltModel> BuildAfterAsync(SqlModel model, IReadOnlyList<Task<BuiltModel>> inputs)
    {
        await Task.WhenAll(inputs).ConfigureAwait(false);
        await _turns.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            return await BuildAsync(model).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<BuiltModel> BuildAsync(SqlModel model)
    {
        lock (_reports)
        {
            _options.Progress?.Report(new BuildStep(model.Name, ++_started, _modelCount));
        }

        var started = _options.Time.GetTimestamp();
        var rows = await CreateAsync(model).ConfigureAwait(false);
        var built = new BuiltModel(model.Name, rows, _options.Time.GetElapsedTime(started));
        lock (_reports)
        {
            _options.Built?.Report(built);
        }

        return built;
    }

    private async Task<long?> CreateAsync(SqlModel model)
    {
        var kind = model.IsView ? "view" : "table";
        var relation = model.Name + NextRelations.Suffix;
        try
        {
            await _warehouse.ExecuteAsync($"create {kind} {relation} as {_next.Rewrite(model.Sql)}", _stop.Token)
                .ConfigureAwait(false);
        }
        catch (WarehouseException refused)
        {
            throw new TransformException([$"{model.File}: {refused.Message}"]);
        }

        if (model.IsView)
        {
            return null;
        }

        var counted = await _warehouse.ReadAsync($"select count(*) from {relation}", [], _stop.Token)
            .ConfigureAwait(false);
        return (long)counted.Rows[0][0]!; // count(*) is never null
    }

    private async Task SettledAsync(Task build)
    {
        try
        {
            await build.ConfigureAwait(false);
        }
        catch (Exception)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }
    }
}
