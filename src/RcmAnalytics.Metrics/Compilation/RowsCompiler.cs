namespace RcmAnalytics.Metrics.Compilation;

/// <summary>Lists the rows behind a figure, under the same conditions the figure was counted under.</summary>
internal static class RowsCompiler
{
    private const int MostRows = 100_000;

    public static CompiledQuery Compile(MetricCatalog catalog, MetricRowsRequest rows, RunContext context)
    {
        var figure = rows.Figure with { Metrics = [rows.Metric], OrderBy = null, Compare = MetricComparison.None };
        var resolved = ResolvedRequest.From(catalog, figure);
        var (metric, basis) = resolved.Metrics[0];
        var measure = rows.Part == MetricPart.Numerator
            ? metric.Numerator
            : metric.Denominator ?? throw new MetricException($"'{rows.Metric}' is no ratio: it has no denominator.");
        CheckCell(rows, resolved.Request);

        var request = Narrowed(rows, resolved.Request);
        var values = new SqlValues();
        var conditions = new RowConditions(catalog, request, context, values)
        {
            Cell = [.. resolved.Request.By.Zip(rows.Keys, (dimension, key) => new MetricFilter(dimension, [key]))],
        };
        var window = DateWindow.Of(request, context);
        var where = conditions.Of(measure, basis, window).ToList();
        if (measure.Span is { } span)
        {
            measure = measure with { Expression = SurvivalSql.Days(span, conditions.KnownDay(window)) };
            where = [.. conditions.OnCurve(measure, span, basis, window)];
        }
        else if (conditions.Counted(measure, window) is { } counted)
        {
            where.Add($"({counted})");
        }

        if (measure.TrailingDays is { } days)
        {
            where.AddRange(Trailing(conditions, measure, metric.Numerator.Subject, window, days));
        }

        if (rows.After is { } after)
        {
            where.Add(Behind(measure.Subject, values.Text("after", after)));
        }

        return Query(measure, where, values, rows, request);
    }

    private static CompiledQuery Query(
        Measure measure,
        IReadOnlyList<string> where,
        SqlValues values,
        MetricRowsRequest rows,
        MetricRequest request)
    {
        var subject = measure.Subject;
        string[] names = ["row_key", "counted_value", .. subject.Drill, .. Common(subject)];
        string[] columns = [subject.Key, measure.Expression, .. subject.Drill, .. Common(subject)];
        var select = columns.Zip(names, (column, name) => column == name ? column : $"{column} as {name}");
        var sql = $"""
            select
                {string.Join(",\n    ", select)}
            from {subject.Model}
            where {RowConditions.And(where, 0)}
            order by {(subject.LargestFirst is null ? "" : $"{Rank(subject)} desc, ")}{subject.Key}
            limit {Math.Clamp(rows.Limit, 1, MostRows)}
            """;
        return new CompiledQuery(
            sql,
            values.All,
            [.. names.Select(name => new MetricColumn(name, MetricColumnKind.Detail, rows.Metric))])
        {
            Request = request,
        };
    }

    private static string Rank(Subject subject) => $"coalesce({subject.LargestFirst}, 0)";

    /// <summary>What comes behind the row of that key.</summary>
    private static string Behind(Subject subject, string after)
    {
        if (subject.LargestFirst is null)
        {
            return $"{subject.Key} > {after}";
        }

        var last = $"(select max({Rank(subject)}) from {subject.Model} where {subject.Key} = {after})";
        return $"({Rank(subject)} < {last} or ({Rank(subject)} = {last} and {subject.Key} > {after}))";
    }

    /// <summary>Whose row it is and where it stands in its file.</summary>
    private static IEnumerable<string> Common(Subject subject) =>
        subject.Dimensions.Values.Concat(["load_id", "source_offset"]).Except(subject.Drill).Distinct();

    /// <summary>The days of the trailing sum end at the cell's one snapshot.</summary>
    private static IEnumerable<string> Trailing(
        RowConditions conditions,
        Measure measure,
        Subject snapshots,
        DateWindow window,
        int days)
    {
        var date = measure.Subject.Dates["posting"];
        var last = $"(select max(snapshot_date) from (\n{conditions.Snapshots(snapshots, window)}\n) as snapshots)";
        yield return $"{date} > add_days({last}, -{days})";
        yield return $"{date} <= {last}";
    }

    private static void CheckCell(MetricRowsRequest rows, MetricRequest request)
    {
        if (rows.Keys.Count != request.By.Count)
        {
            throw new MetricException(
                $"The cell has {rows.Keys.Count} keys; the figure has {request.By.Count} dimensions.");
        }

        if ((rows.Period is null) != (request.Grain == MetricGrain.All))
        {
            throw new MetricException("A figure of a grain is found by its period, one without a grain has none.");
        }
    }

    /// <summary>The figure's request cut down to the cell's period.</summary>
    private static MetricRequest Narrowed(MetricRowsRequest rows, MetricRequest request)
    {
        var cell = request with { By = [] };
        if (rows.Period is not { } period)
        {
            return cell;
        }

        var last = PeriodMath.Next(period, request.Grain).AddDays(-1);
        return cell with
        {
            From = request.From is { } from && from > period ? from : period,
            To = request.To is { } to && to < last ? to : last,
            Grain = MetricGrain.All,
        };
    }
}
