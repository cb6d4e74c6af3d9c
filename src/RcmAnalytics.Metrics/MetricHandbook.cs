using System.Text;
using RcmAnalytics.Metrics.Compilation;

namespace RcmAnalytics.Metrics;

/// <summary>The catalog as a document for people: every number with its formula, its source and an example.</summary>
public static class MetricHandbook
{
    /// <summary>Markdown, one section a subject, in the order of the files.</summary>
    public static string Write(MetricCatalog catalog)
    {
        var text = new StringBuilder();
        text.Append("""
            # Metrics

            Made by `rcm metrics --format markdown` from `sql/metrics`; do not edit it. A rate is the ratio of sums: figures of
            several rows are never averaged. Bold is the date a figure is counted by unless another is asked for.


            """.ReplaceLineEndings("\n"));
        foreach (var subject in catalog.List().GroupBy(metric => metric.Subject))
        {
            text.Append($"## {Title(subject.Key)}\n\n");
            foreach (var metric in subject)
            {
                Write(text, catalog.Metric(metric.Name));
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static void Write(StringBuilder text, ResolvedMetric metric)
    {
        var summary = metric.Summary;
        text.Append($"### {summary.Label}: `{summary.Name}`\n\n{summary.Description}\n\n| | |\n|---|---|\n");
        if (metric.Denominator is { } denominator)
        {
            Row(text, "Numerator", Words(metric.Numerator));
            Row(text, "Denominator", Words(denominator));
        }
        else
        {
            Row(text, "Formula", Words(metric.Numerator));
        }

        Row(text, "Unit", $"{summary.Format}{Good(summary.Direction)}");
        Row(text, "Counted by", string.Join(", ", summary.Bases.Select(basis => basis == summary.DefaultBasis ? $"**{basis}**" : basis)));
        Row(text, "Cut by", string.Join(", ", summary.Dimensions));
        if (metric.RipeMetric is { } ripe)
        {
            Row(text, "Ripeness", $"`{ripe}`, by {string.Join(" and ", summary.RipeBases)}");
        }

        Row(text, "Left out", metric.Definition.Excludes);
        Row(text, "Source", metric.Definition.Source);
        Row(text, "Example", metric.Definition.Example);
        text.Append('\n');
    }

    private static void Row(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append($"| {name} | {value.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }

    private static string Words(Measure measure)
    {
        var what = measure.Aggregate switch
        {
            Aggregate.Count => "rows",
            Aggregate.Sum => $"sum of `{measure.Expression}`",
            Aggregate.Median => $"median of `{measure.Expression}`",
            Aggregate.P75 => $"75th percentile of `{measure.Expression}`",
            Aggregate.P90 => $"90th percentile of `{measure.Expression}`",
            _ => $"Kaplan-Meier median of the days from `{measure.Span?.From}` to `{measure.Span?.To}`, what is open lasting to the as-of day,",
        };
        string[] conditions = [.. new[] { measure.Subject.Where, measure.Where }.OfType<string>()];
        var where = conditions.Length == 0 ? "" : $" where `{string.Join(" and ", conditions)}`";
        var days = measure.TrailingDays is { } trailing ? $", of the {trailing} days up to the snapshot and divided by them" : "";
        var unsplit = measure.Unsplit.Length == 0 ? "" : $"; not cut by {measure.Unsplit.Replace(",", ", ", StringComparison.Ordinal)}";
        var until = measure.Until is { } end ? $", open: until `{end}`" : "";
        return $"{what} of `{measure.Subject.Model}`{where}{until}{days}{unsplit}";
    }

    private static string Good(MetricDirection direction) => direction switch
    {
        MetricDirection.Up => ", higher is better",
        MetricDirection.Down => ", lower is better",
        _ => "",
    };

    private static string Title(string subject) => char.ToUpperInvariant(subject[0]) + subject[1..].Replace('_', ' ');
}
