namespace RcmAnalytics.Metrics.Compilation;

/// <summary>A request whose names exist and fit together.</summary>
internal sealed record ResolvedRequest
{
    public required MetricRequest Request { get; init; }

    public required IReadOnlyList<AskedMetric> Metrics { get; init; }

    /// <exception cref="MetricException">A name does not exist, or a metric lacks a dimension or basis asked for.</exception>
    public static ResolvedRequest From(MetricCatalog catalog, MetricRequest asked)
    {
        var request = WithGrain(asked);
        if (request.Metrics.Count == 0)
        {
            throw new MetricException("No metric was named.");
        }

        if (request.From > request.To)
        {
            throw new MetricException($"The period ends on {request.To:yyyy-MM-dd}, before it begins on {request.From:yyyy-MM-dd}.");
        }

        var dimensions = request.By.Concat(request.Where.Select(filter => filter.Dimension)).Distinct().ToList();
        dimensions.ForEach(dimension => catalog.Dimension(dimension));
        if (request.Metrics.Distinct().Count() < request.Metrics.Count || request.By.Distinct().Count() < request.By.Count)
        {
            throw new MetricException("A metric or dimension is named twice.");
        }

        var metrics = request.Metrics.Select(name => Ask(catalog, request, name, dimensions)).ToList();
        if (request.OrderBy is { } order && !request.Metrics.Contains(order) && !request.By.Contains(order))
        {
            throw new MetricException(
                $"The answer cannot be sorted by '{order}': it has {string.Join(", ", request.By.Concat(request.Metrics))}.");
        }

        return new ResolvedRequest { Request = request, Metrics = metrics };
    }

    private static AskedMetric Ask(
        MetricCatalog catalog,
        MetricRequest request,
        string name,
        IEnumerable<string> dimensions)
    {
        var metric = catalog.Metric(name);
        var summary = metric.Summary;
        if (dimensions.FirstOrDefault(dimension => !summary.Dimensions.Contains(dimension)) is { } missing)
        {
            throw new MetricException(
                $"'{name}' has no dimension '{missing}'. It has: {string.Join(", ", summary.Dimensions)}, and the "
                + "grains day, week, month, quarter, year.");
        }

        var basis = request.Basis ?? summary.DefaultBasis;
        if (!summary.Bases.Contains(basis))
        {
            throw new MetricException($"'{name}' has no date basis '{basis}'. It has: {string.Join(", ", summary.Bases)}.");
        }

        return new AskedMetric(metric, basis);
    }

    /// <summary>A grain among the dimensions is the grain.</summary>
    private static MetricRequest WithGrain(MetricRequest request)
    {
        foreach (var name in request.By)
        {
            if (Enum.GetNames<MetricGrain>().Any(grain => grain != nameof(MetricGrain.All) && Same(grain, name)))
            {
                var grain = Enum.Parse<MetricGrain>(name, ignoreCase: true);
                if (request.Grain != MetricGrain.All && request.Grain != grain)
                {
                    throw new MetricException($"Two grains were asked for: '{Lower(request.Grain)}' and '{name}'.");
                }

                request = request with { Grain = grain, By = [.. request.By.Where(other => other != name)] };
            }
        }

        return request;
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static string Lower(MetricGrain grain) => grain.ToString().ToLowerInvariant();
}

/// <summary>A metric with the date basis it is asked on.</summary>
internal readonly record struct AskedMetric(ResolvedMetric Metric, string Basis)
{
    public bool Ripens => Metric.Summary.RipeBases.Contains(Basis);
}
