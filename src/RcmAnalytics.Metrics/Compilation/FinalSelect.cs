namespace RcmAnalytics.Metrics.Compilation;

/// <summary>Puts the groups side by side: one row for each period and combination of dimension values.</summary>
internal sealed class FinalSelect(
    MetricCatalog catalog,
    ResolvedRequest resolved,
    RunContext context,
    FigureSet figures,
    SqlValues values)
{
    private readonly MetricRequest _request = resolved.Request;
    private readonly DateWindow _window = DateWindow.Of(resolved.Request, context);
    private readonly DateWindow? _compared = DateWindow.Compared(resolved.Request, context);

    /// <summary>The answer's columns in order, each with its expression.</summary>
    public IReadOnlyList<(MetricColumn Column, string Sql)> Columns()
    {
        List<(MetricColumn, string)> columns = [];
        if (_request.Grain != MetricGrain.All)
        {
            columns.Add((new MetricColumn("period", MetricColumnKind.Period, null), "figures.period"));
        }

        foreach (var dimension in _request.By)
        {
            columns.AddRange(DimensionColumns(dimension));
        }

        foreach (var asked in resolved.Metrics)
        {
            columns.AddRange(MetricColumns(asked));
        }

        return columns;
    }

    public string Sql(IReadOnlyList<(MetricColumn Column, string Sql)> columns)
    {
        var select = columns.Select(column => $"{column.Sql} as {column.Column.Name}");
        var joins = figures.Groups.Where(group => !group.IsCutByAll).Select(BesideJoin)
            .Concat(_request.By.Where(HasNames).Select(dimension =>
                $"left join {dimension}_names\n    on figures.{FigureGroup.KeyOf(dimension)} = {dimension}_names.named_key"));
        return $"""
            select
                {string.Join(",\n    ", select)}
            from figures
            {string.Join('\n', joins)}
            {OrderBy()}{(_request.Limit is { } limit ? $"\nlimit {limit}" : "")}
            """;
    }

    /// <summary>The groups under one another and then added up, which joins them without repeating a row.</summary>
    public static string United(FigureSet figures, IReadOnlyList<string> by)
    {
        var groups = figures.Groups.Where(group => group.IsCutByAll).ToList();
        var aliases = groups.SelectMany(group => group.Aliases).ToList();
        var keys = string.Join(", ", by.Select(FigureGroup.KeyOf).Prepend("period"));
        var selects = groups.Select(group =>
            $"    select {keys}, "
            + string.Join(", ", aliases.Select(alias => group.Aliases.Contains(alias) ? alias : $"null as {alias}"))
            + $" from {group.Name}");
        return $"""
            united as (

            {string.Join("\n    union all\n", selects)}

            ),

            figures as (

                select
                    {keys},
                    {string.Join(",\n        ", aliases.Select(alias => $"sum({alias}) as {alias}"))}
                from united
                group by {keys}

            )
            """;
    }

    /// <summary>Each dimension's names: two ids of one name are told apart by the id.</summary>
    public IEnumerable<string> Names() =>
        _request.By.Where(HasNames).Select(dimension =>
        {
            var definition = catalog.Dimension(dimension);
            return $"""
                {dimension}_listed as (

                    select
                        {definition.Key} as named_key,
                        min({definition.Name}) as plain_name
                    from {definition.Table}
                    group by {definition.Key}

                ),

                {dimension}_names as (

                    select
                        named_key,
                        plain_name,
                        case
                            when count(*) over (partition by plain_name) > 1 then plain_name || ' (' || named_key || ')'
                            else plain_name
                        end as unique_name
                    from {dimension}_listed

                )
                """;
        });

    private IEnumerable<(MetricColumn Column, string Sql)> DimensionColumns(string dimension)
    {
        var key = $"nullif(figures.{FigureGroup.KeyOf(dimension)}, '')";
        var isCoded = catalog.Dimension(dimension).Coded;
        var name = isCoded || !HasNames(dimension) ? key : $"coalesce({dimension}_names.unique_name, {key})";
        yield return (new MetricColumn(dimension, MetricColumnKind.Dimension, null), name);
        yield return (new MetricColumn(dimension + "_key", MetricColumnKind.DimensionKey, null), key);
        if (isCoded && HasNames(dimension))
        {
            var label = catalog.Dimension(dimension).NameOnly
                ? $"{dimension}_names.plain_name"
                : $"{key} || coalesce(' · ' || {dimension}_names.plain_name, '')";
            yield return (new MetricColumn(dimension + "_label", MetricColumnKind.DimensionLabel, null), label);
        }
    }

    private IEnumerable<(MetricColumn Column, string Sql)> MetricColumns(AskedMetric asked)
    {
        var name = asked.Metric.Summary.Name;
        var numerator = Figure(asked.Metric.Numerator, asked.Basis, _window);
        var value = numerator;
        if (asked.Metric.Denominator is { } divisor)
        {
            var denominator = Figure(divisor, asked.Basis, _window);
            value = $"safe_ratio({numerator}, {denominator})";
            yield return (new MetricColumn(name, MetricColumnKind.Value, name), value);
            yield return (new MetricColumn(name + "_numerator", MetricColumnKind.Numerator, name), numerator);
            yield return (new MetricColumn(name + "_denominator", MetricColumnKind.Denominator, name), denominator);
        }
        else
        {
            yield return (new MetricColumn(name, MetricColumnKind.Value, name), value);
        }

        if (asked.Ripens && asked.Metric.RipeMetric is { } ripe)
        {
            yield return (new MetricColumn(name + "_ripe", MetricColumnKind.Ripe, name), Ripe(asked, ripe));
        }

        if (_compared is not null)
        {
            var comparison = Comparison(asked, _compared);
            yield return (new MetricColumn(name + "_comparison", MetricColumnKind.Comparison, name), comparison);
            yield return (new MetricColumn(name + "_delta", MetricColumnKind.Delta, name), $"({value}) - ({comparison})");
        }
    }

    private string Ripe(AskedMetric asked, string name)
    {
        var ripe = catalog.Metric(name);
        var numerator = ripe.Numerator;
        var unsplit = string.Join(',', asked.Metric.Summary.Dimensions.Where(dimension => !ripe.Summary.Dimensions.Contains(dimension)));
        return ripe.Denominator is { } denominator
            ? $"safe_ratio({Figure(numerator with { Unsplit = unsplit }, asked.Basis, _window)}, "
                + $"{Figure(denominator with { Unsplit = unsplit }, asked.Basis, _window)})"
            : throw new MetricException($"'{name}' is no ratio.");
    }

    private string Comparison(AskedMetric asked, DateWindow compared)
    {
        var numerator = Figure(asked.Metric.Numerator, asked.Basis, compared);
        return asked.Metric.Denominator is { } divisor
            ? $"safe_ratio({numerator}, {Figure(divisor, asked.Basis, compared)})"
            : numerator;
    }

    /// <summary>Nothing counted is zero, but a median of nothing, and what was before the data began, do not exist.</summary>
    private string Figure(Measure measure, string basis, DateWindow window)
    {
        var column = figures.Column(measure, basis, window);
        if (measure.IsQuantile
            || (measure.Subject.IsSnapshot && _request.Grain is MetricGrain.Day or MetricGrain.Week))
        {
            return column;
        }

        if (window.Shift == default)
        {
            return $"coalesce({column}, 0)";
        }

        if (_request.Grain == MetricGrain.All)
        {
            return window.To >= context.FirstDate ? $"coalesce({column}, 0)" : column;
        }

        var since = values.Day("compared_since", PeriodMath.Start(window.Shift.Forward(context.FirstDate), _request.Grain));
        return $"case when figures.period >= {since} then coalesce({column}, 0) else {column} end";
    }

    private static string BesideJoin(FigureGroup group) =>
        $"left join {group.Name}\n    on " + string.Join(
            "\n    and ",
            group.By.Select(FigureGroup.KeyOf).Prepend("period").Select(key => $"figures.{key} = {group.Name}.{key}"));

    private bool HasNames(string dimension) => catalog.Dimension(dimension).Table is not null;

    private string OrderBy()
    {
        List<string> columns = [];
        if (_request.OrderBy is { } order)
        {
            columns.Add($"{order} {(_request.Descending ? "desc" : "asc")} nulls last");
        }

        if (_request.Grain != MetricGrain.All)
        {
            columns.Add("period");
        }

        columns.AddRange(_request.By.Where(dimension => dimension != _request.OrderBy)
            .SelectMany(dimension => new[] { $"{dimension} asc nulls last", $"{dimension}_key asc nulls last" }));
        return columns.Count == 0 ? "" : $"order by {string.Join(", ", columns)}";
    }
}
