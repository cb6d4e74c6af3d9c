using RcmAnalytics.Metrics.Compilation;

namespace RcmAnalytics.Metrics;

/// <summary>Names in, SQL out. One statement answers a whole request, in text that both engines run.</summary>
public static class MetricCompiler
{
    /// <exception cref="MetricException">A name does not exist, or the parts of the request do not fit together.</exception>
    public static CompiledQuery Compile(MetricCatalog catalog, MetricRequest request, RunContext context)
    {
        var resolved = ResolvedRequest.From(catalog, request);
        var values = new SqlValues();
        var conditions = new RowConditions(catalog, resolved.Request, context, values);
        var figures = new FigureSet(resolved.Request);
        var select = new FinalSelect(catalog, resolved, context, figures, values);
        var columns = select.Columns();
        var ctes = figures.Groups.Select(group => group.Sql(conditions, figures.Snapshots))
            .Append(FinalSelect.United(figures, resolved.Request.By))
            .Concat(select.Names());
        return new CompiledQuery(
            $"with\n\n{string.Join(",\n\n", ctes)}\n\n{select.Sql(columns)}",
            values.All,
            [.. columns.Select(column => column.Column)])
        {
            Request = resolved.Request,
        };
    }

    /// <summary>Lists exactly the rows counted in one figure, in pages ordered by the rows' key.</summary>
    /// <exception cref="MetricException">A name does not exist, or the figure has no such part.</exception>
    public static CompiledQuery CompileRows(MetricCatalog catalog, MetricRowsRequest request, RunContext context) =>
        RowsCompiler.Compile(catalog, request, context);
}
