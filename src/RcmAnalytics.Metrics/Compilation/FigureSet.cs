namespace RcmAnalytics.Metrics.Compilation;

/// <summary>Puts the parts of all metrics into as few groups as give them in one pass each.</summary>
internal sealed class FigureSet(MetricRequest request)
{
    private readonly Dictionary<GroupKey, FigureGroup> _groups = [];
    private readonly Dictionary<PartKey, string> _columns = [];

    private readonly IReadOnlyList<string> _dimensions =
        [.. request.By.Concat(request.Where.Select(filter => filter.Dimension)).Distinct()];

    public IReadOnlyCollection<FigureGroup> Groups => _groups.Values;

    /// <summary>The snapshots that trailing sums end at.</summary>
    public Subject? Snapshots { get; private set; }

    /// <summary>Where the final select finds the measure's figure.</summary>
    public string Column(Measure measure, string basis, DateWindow window)
    {
        // What does not cut the measure only matters when it is asked for: otherwise the group can be shared.
        var unsplit = _dimensions.Where(dimension => !measure.IsSplitBy(dimension));
        measure = measure with { Unsplit = string.Join(',', unsplit) };
        var part = new PartKey(measure, basis, window.Prefix);
        if (_columns.TryGetValue(part, out var known))
        {
            return known;
        }

        if (measure.Subject.IsSnapshot)
        {
            Snapshots = measure.Subject;
        }

        var subject = measure.Subject;
        var date = measure.TrailingDays is null ? subject.Dates[basis] : "";
        // A curve is of one measure: its own condition decides which rows are on it.
        var curve = measure.Span is null ? null : measure;
        var key = new GroupKey(subject.Model, subject.Where, date, window.Prefix, measure.Unsplit, measure.TrailingDays, curve);
        if (!_groups.TryGetValue(key, out var group))
        {
            group = new FigureGroup($"figures_{_groups.Count}", measure, basis, window, request.By);
            _groups[key] = group;
        }

        var alias = $"part_{_columns.Count}";
        group.Add(alias, measure);
        var column = $"{(group.IsCutByAll ? "figures" : group.Name)}.{alias}";
        _columns[part] = column;
        return column;
    }

    private sealed record GroupKey(
        string Model,
        string? Where,
        string Date,
        string Window,
        string Unsplit,
        int? TrailingDays,
        Measure? Curve);

    private sealed record PartKey(Measure Measure, string Basis, string Window);
}
