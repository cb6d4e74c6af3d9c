using RcmAnalytics.Metrics.Compilation;

namespace RcmAnalytics.Metrics.Definitions;

/// <summary>Looks up every name of the metric files. What is wrong is added to the errors, and all of it is found at once.</summary>
internal sealed class DefinitionResolver(
    IReadOnlyDictionary<string, MetricFile> files,
    IReadOnlyDictionary<string, DimensionDefinition> dimensions,
    List<string> errors)
{
    private static readonly string[] Formats = ["integer", "money", "percent", "days", "number"];

    private readonly Dictionary<string, Subject> _subjects = files.ToDictionary(
        file => file.Key,
        file => new Subject
        {
            Name = file.Key,
            Model = file.Value.Model,
            Key = file.Value.Key,
            Where = file.Value.Where,
            Dates = file.Value.Dates,
            IsSnapshot = file.Value.Snapshot,
            Dimensions = file.Value.Dimensions,
            Drill = file.Value.Drill,
            LargestFirst = file.Value.LargestFirst,
        });

    private readonly Dictionary<string, (string Subject, MetricDefinition Definition)> _definitions = [];

    public IReadOnlyDictionary<string, ResolvedMetric> Resolve()
    {
        foreach (var (subject, file) in files)
        {
            CheckFile(subject, file);
            foreach (var (name, definition) in file.Metrics)
            {
                if (!_definitions.TryAdd(name, (subject, definition)))
                {
                    Wrong(subject, name, $"the name is taken by {_definitions[name].Subject}.yml");
                }
            }
        }

        Dictionary<string, ResolvedMetric> resolved = [];
        foreach (var (name, (subject, definition)) in _definitions)
        {
            if (Resolve(subject, name, definition) is { } metric)
            {
                resolved[name] = metric;
            }
        }

        return resolved;
    }

    private void CheckFile(string subject, MetricFile file)
    {
        if (!file.Dates.ContainsKey(file.DefaultBasis))
        {
            errors.Add($"{subject}.yml: default_basis '{file.DefaultBasis}' is none of {Names(file.Dates.Keys)}.");
        }

        foreach (var dimension in file.Dimensions.Keys.Where(name => !dimensions.ContainsKey(name)))
        {
            errors.Add($"{subject}.yml: dimension '{dimension}' is not in dimensions.yml.");
        }
    }

    private ResolvedMetric? Resolve(string subject, string name, MetricDefinition definition)
    {
        if ((definition.Value is null) == (definition.Numerator is null)
            || (definition.Numerator is null) != (definition.Denominator is null))
        {
            Wrong(subject, name, "either a value, or a numerator and a denominator are expected");
            return null;
        }

        var numerator = Part(subject, name, definition.Value ?? definition.Numerator!, []); // one of them, see above
        var denominator = definition.Denominator is { } part ? Part(subject, name, part, []) : null;
        if (numerator is null || (definition.Denominator is not null && denominator is null))
        {
            return null;
        }

        if (!Formats.Contains(definition.Format))
        {
            Wrong(subject, name, $"format '{definition.Format}' is none of {Names(Formats)}");
        }

        if (definition.PartFormat is { } partFormat && !Formats.Contains(partFormat))
        {
            Wrong(subject, name, $"part_format '{partFormat}' is none of {Names(Formats)}");
        }

        foreach (var unknown in definition.Bases.Except(BasesOf(numerator, denominator)))
        {
            Wrong(subject, name, $"basis '{unknown}' is none of {Names(BasesOf(numerator, denominator))}");
        }

        var bases = BasesOf(numerator, denominator).Where(basis => definition.Bases.Count == 0 || definition.Bases.Contains(basis)).ToList();
        var basis = definition.DefaultBasis ?? files[subject].DefaultBasis;
        if (!bases.Contains(basis))
        {
            Wrong(subject, name, $"default_basis '{basis}' is none of {Names(bases)}");
        }

        CheckRipeness(subject, name, definition);
        return new ResolvedMetric
        {
            Summary = Summary(subject, name, definition, numerator, denominator, bases, basis),
            Definition = definition,
            Numerator = numerator,
            Denominator = denominator,
            RipeMetric = definition.Ripe?.Metric,
        };
    }

    private static MetricSummary Summary(
        string subject,
        string name,
        MetricDefinition definition,
        Measure numerator,
        Measure? denominator,
        IReadOnlyList<string> bases,
        string basis) =>
        new()
        {
            Name = name,
            Subject = subject,
            Label = definition.Label,
            Description = definition.Description.ReplaceLineEndings(" ").Trim(),
            Format = definition.Format,
            Direction = definition.Direction,
            Dimensions =
            [
                .. numerator.Subject.Dimensions.Keys
                    .Where(dimension => denominator?.Has(dimension) != false)
                    .Except(definition.Without),
            ],
            Bases = bases,
            DefaultBasis = basis,
            IsRatio = denominator is not null,
            PartFormat = denominator is null ? definition.Format : definition.PartFormat ?? FormatOf(denominator),
            IsAdditive = denominator is null
                && numerator.Aggregate is Aggregate.Count or Aggregate.Sum
                && !numerator.Subject.IsSnapshot,
            Decomposes = !numerator.IsQuantile && denominator?.IsQuantile != true,
            RipeBases = definition.Ripe?.Bases ?? [],
            Benchmarks = definition.Benchmarks,
        };

    // What is summed is money, but for sums of counts; everything else is counted.
    private static string FormatOf(Measure part) =>
        part.Aggregate == Aggregate.Sum && !part.Expression.EndsWith("_count", StringComparison.Ordinal) ? "money" : "integer";

    private static IReadOnlyList<string> BasesOf(Measure numerator, Measure? denominator) =>
        denominator is null || denominator.TrailingDays is not null
            ? [.. numerator.Subject.Dates.Keys]
            : [.. numerator.Subject.Dates.Keys.Intersect(denominator.Subject.Dates.Keys)];

    private void CheckRipeness(string subject, string name, MetricDefinition definition)
    {
        if (definition.Ripe is { } ripe
            && !(_definitions.TryGetValue(ripe.Metric, out var found) && found.Definition.Denominator is not null))
        {
            Wrong(subject, name, $"ripe names '{ripe.Metric}', which is no ratio of the catalog");
        }
    }

    private Measure? Part(string subject, string name, PartDefinition part, IReadOnlyList<string> chain)
    {
        (Aggregate Aggregate, string Expression)[] given =
        [
            .. part.Count is null ? [] : new[] { (Aggregate.Count, "1") },
            .. part.Sum is null ? [] : new[] { (Aggregate.Sum, part.Sum) },
            .. part.Median is null ? [] : new[] { (Aggregate.Median, part.Median) },
            .. part.P75 is null ? [] : new[] { (Aggregate.P75, part.P75) },
            .. part.P90 is null ? [] : new[] { (Aggregate.P90, part.P90) },
            .. part.KmMedian is null ? [] : new[] { (Aggregate.KmMedian, $"days_between({part.KmMedian.From}, {part.KmMedian.To})") },
        ];
        if (given.Length + (part.Metric is null ? 0 : 1) != 1)
        {
            Wrong(subject, name, "a part has exactly one of count, sum, median, p75, p90, km_median, metric");
            return null;
        }

        if (part.Metric is { } other)
        {
            return Reference(subject, name, part, other, [.. chain, name]);
        }

        return new Measure
        {
            Subject = _subjects[subject],
            Aggregate = given[0].Aggregate,
            Expression = given[0].Expression,
            Where = part.Where,
            Unsplit = string.Join(',', part.Unsplit),
            TrailingDays = part.TrailingDays,
            Known = part.Known,
            Until = part.Until,
            Span = part.KmMedian is { } span ? new Span(span.From, span.To) : null,
        };
    }

    private Measure? Reference(
        string subject,
        string name,
        PartDefinition part,
        string other,
        IReadOnlyList<string> chain)
    {
        if (!_definitions.TryGetValue(other, out var found) || found.Definition.Value is not { } value)
        {
            Wrong(subject, name, $"a part names '{other}', which is no metric with a value of its own");
            return null;
        }

        if (chain.Contains(other))
        {
            Wrong(subject, name, $"metrics refer to each other: {string.Join(" -> ", [.. chain, other])}");
            return null;
        }

        var measure = Part(found.Subject, other, value, chain);
        return measure is null
            ? null
            : measure with
            {
                Unsplit = string.Join(',', part.Unsplit),
                TrailingDays = part.TrailingDays ?? measure.TrailingDays,
                Known = part.Known ?? measure.Known,
            };
    }

    private void Wrong(string subject, string metric, string what) => errors.Add($"{subject}.yml, {metric}: {what}.");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
