namespace RcmAnalytics.Metrics.Compilation;

/// <summary>
/// The aggregates that are read in one pass: same model, date, window, split and filters. One group is one CTE with a
/// row for each period and combination of keys.
/// </summary>
internal sealed class FigureGroup(string name, Measure sample, string basis, DateWindow window, IReadOnlyList<string> by)
{
    private readonly List<(string Alias, Measure Measure)> _parts = [];

    public string Name => name;

    /// <summary>The requested dimensions its rows are cut by; where some are missing its figures stand beside each of their values.</summary>
    public IReadOnlyList<string> By { get; } = [.. by.Where(sample.IsSplitBy)];

    public bool IsCutByAll => By.Count == by.Count;

    public IEnumerable<string> Aliases => _parts.Select(part => part.Alias);

    public void Add(string alias, Measure measure) => _parts.Add((alias, measure));

    public string Sql(RowConditions conditions, Subject? snapshots) =>
        (sample.TrailingDays, sample.Span) switch
        {
            ({ } days, _) => TrailingSql(conditions, days, snapshots ?? throw new MetricException("A trailing sum needs snapshots.")),
            (_, { } span) => CurveSql(conditions, span),
            _ => PlainSql(conditions),
        };

    private IReadOnlyList<(string Key, string Sql)> Keyed() =>
        [
            ("period", window.Period(sample.Subject.Dates[basis])),
            .. By.Select(dimension => (KeyOf(dimension), $"coalesce({sample.Subject.Dimensions[dimension]}, '')")),
        ];

    private string CurveSql(RowConditions conditions, Span span) => SurvivalSql.Median(
        name,
        _parts[0].Alias,
        sample.Subject.Model,
        span,
        Keyed(),
        conditions.OnCurve(sample, span, basis, window),
        conditions.KnownDay(window));

    private string PlainSql(RowConditions conditions)
    {
        var date = sample.Subject.Dates[basis];
        var counted = _parts.Select(part => (part.Alias, part.Measure, Where: conditions.Counted(part.Measure, window))).ToList();
        var where = conditions.Of(sample, basis, window).ToList();
        // A value that nothing counted belongs to has no row; a period that nothing was counted in has its zero.
        if (By.Count > 0 && counted.TrueForAll(part => part.Where is not null))
        {
            where.Add($"({string.Join(" or ", counted.Select(part => $"({part.Where})").Distinct())})");
        }

        var columns = Keys()
            .Prepend($"{window.Period(date)} as period")
            .Concat(counted.Select(part => $"{Aggregated(part.Measure, part.Where)} as {part.Alias}"));
        return $"""
            {name} as (

                select
                    {string.Join(",\n        ", columns)}
                from {sample.Subject.Model}
                where {RowConditions.And(where, 4)}
                group by {string.Join(", ", By.Select(KeyOf).Prepend("period"))}

            )
            """;
    }

    /// <summary>
    /// A charge counts for each snapshot whose trailing days hold it, so the join repeats rows on purpose. Each
    /// practice's sum is divided by the days it has charges for, which are fewer while it is young.
    /// </summary>
    private string TrailingSql(RowConditions conditions, int days, Subject snapshots)
    {
        var (alias, measure) = _parts[0];
        var date = measure.Subject.Dates["posting"];
        var where = conditions.Of(measure, basis, window).Append($"({measure.Where})").ToList();
        var population = conditions.Allowed(measure.Subject).Append($"({measure.Where})").ToList();
        var keys = Keys().Select(key => key + ",");
        var inner = string.Join("\n        ", keys);
        return $"""
            {name}_snapshots as (

            {conditions.Snapshots(snapshots, window)}

            ),

            {name}_starts as (

                select
                    practice_id as start_practice_id,
                    min({date}) as start_date
                from {measure.Subject.Model}
                where {RowConditions.And(population, 4)}
                group by practice_id

            ),

            {name}_sums as (

                select
                    period,
                    {inner}
                    least({days}, days_between(start_date, snapshot_date) + 1) as window_days,
                    sum({measure.Expression}) as amount
                from {measure.Subject.Model}
                inner join {name}_starts
                    on practice_id = start_practice_id
                cross join {name}_snapshots
                where {date} > add_days(snapshot_date, -{days})
                    and {date} <= snapshot_date
                    and {RowConditions.And(where, 4)}
                group by {string.Join(", ", By.Select(KeyOf).Prepend("period").Append("window_days"))}

            ),

            {name} as (

                select
                    {string.Join(", ", By.Select(KeyOf).Prepend("period"))},
                    sum(safe_ratio(amount, window_days)) as {alias}
                from {name}_sums
                group by {string.Join(", ", By.Select(KeyOf).Prepend("period"))}

            )
            """;
    }

    private IEnumerable<string> Keys() =>
        By.Select(dimension => $"coalesce({sample.Subject.Dimensions[dimension]}, '') as {KeyOf(dimension)}");

    public static string KeyOf(string dimension) => dimension + "_key";

    private static string Aggregated(Measure measure, string? where) => (measure.Aggregate, where) switch
    {
        (Aggregate.Count, null) => "count(*)",
        (Aggregate.Sum, null) => $"sum({measure.Expression})",
        (Aggregate.Median, null) => $"p50({measure.Expression})",
        (Aggregate.P75, null) => $"p75({measure.Expression})",
        (Aggregate.P90, null) => $"p90({measure.Expression})",
        (Aggregate.Median, _) => $"p50(case when {where} then {measure.Expression} else null end)",
        (Aggregate.P75, _) => $"p75(case when {where} then {measure.Expression} else null end)",
        (Aggregate.P90, _) => $"p90(case when {where} then {measure.Expression} else null end)",
        _ => $"sum(case when {where} then {measure.Expression} else 0 end)",
    };
}
