namespace RcmAnalytics.Metrics;

/// <summary>Names in, SQL out. One statement answers a whole request, in text that both engines run.</summary>
public static class MetricCompiler
{
    /// <exception cref="MetricException">A name does not exist, or the parts of the request do not fit together.</exception>
    public static CompiledQuery Compile(MetricCatalog catalog, MetricRequest request, RunContext context) =>
        throw new MetricException("Nothing can be computed yet.");

    /// <summary>Lists exactly the rows counted in one figure, in pages ordered by the rows' key.</summary>
    /// <exception cref="MetricException">A name does not exist, or the figure has no such part.</exception>
    public static CompiledQuery CompileRows(MetricCatalog catalog, MetricRowsRequest request, RunContext context) =>
        throw new MetricException("Nothing can be computed yet.");
}
