using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports;

/// <summary>Runs a request on a warehouse. The one path to a figure, for CLI, API, charts and packs alike.</summary>
public static class MetricReader
{
    /// <exception cref="MetricException">A name does not exist.</exception>
    /// <exception cref="WarehouseException">The models are not built, or the engine refused.</exception>
    public static async Task<MetricResult> ReadAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        MetricRequest request,
        CancellationToken cancellation)
    {
        var context = await ContextAsync(warehouse, cancellation).ConfigureAwait(false);
        var query = MetricCompiler.Compile(catalog, request, context);
        var table = await warehouse.ReadAsync(query.Sql, Values(query), cancellation).ConfigureAwait(false);
        return MetricResultBuilder.Build(catalog, query, context, table);
    }

    /// <summary>One page of the rows behind a figure.</summary>
    /// <exception cref="MetricException">A name does not exist.</exception>
    public static async Task<MetricRowsPage> ReadRowsAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        MetricRowsRequest request,
        CancellationToken cancellation)
    {
        var context = await ContextAsync(warehouse, cancellation).ConfigureAwait(false);
        var query = MetricCompiler.CompileRows(catalog, request, context);
        var table = await warehouse.ReadAsync(query.Sql, Values(query), cancellation).ConfigureAwait(false);
        var next = table.Rows.Count < request.Limit ? null : (string?)table.Rows[^1][0];
        return new MetricRowsPage(table, next);
    }

    /// <summary>The days the data span.</summary>
    public static async Task<RunContext> ContextAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        var table = await warehouse.ReadAsync("select first_date, as_of_date from run_context", [], cancellation)
            .ConfigureAwait(false);
        return table.Rows is [[DateOnly first, DateOnly asOf]]
            ? new RunContext(first, asOf)
            : throw new WarehouseException("The warehouse holds no dated data yet: load files and build first.");
    }

    private static IReadOnlyList<QueryParameter> Values(CompiledQuery query) =>
        [.. query.Parameters.Select(parameter => new QueryParameter(parameter.Key, parameter.Value))];
}
