using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Tests.Cli;

namespace RcmAnalytics.Tests.Reports;

public sealed class DemoMoveTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private static readonly MetricPeriod Before = new(new DateOnly(2025, 10, 1), new DateOnly(2025, 12, 31));
    private static readonly MetricPeriod After = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31));

    public static TheoryData<string> Metrics { get; } =
        [.. Results.Catalog.List().Where(metric => metric.Decomposes).Select(metric => metric.Name)];

    /// <summary>To the last digit of the figures shown, and with members that make up the whole: nothing is in a remainder.</summary>
    [Theory]
    [MemberData(nameof(Metrics))]
    public async Task Moved_EveryDimension_SumsToTheChange(string metric)
    {
        foreach (var dimension in Results.Catalog.Describe(metric).Dimensions)
        {
            var request = new MoveRequest { Metric = metric, By = dimension, Before = Before, After = After };

            var moved = await MoveReader.ReadAsync(
                demo.Warehouse, Results.Catalog, request, TestContext.Current.CancellationToken);

            moved.Members.Sum(member => member.Change).ShouldBe(moved.Change ?? 0, dimension);
            moved.Members.Sum(member => (member.Mix ?? member.Change) + (member.Rate ?? 0)).ShouldBe(moved.Change ?? 0, dimension);
            if (moved.Change is not null)
            {
                Whole(moved.Members.Select(member => member.Before), moved.Before, dimension);
                Whole(moved.Members.Select(member => member.After), moved.After, dimension);
            }
        }
    }

    [Fact]
    public void Metrics_OfTheCatalog_AreMostOfIt() => Metrics.Count.ShouldBeGreaterThan(Results.Catalog.List().Count / 2);

    // What is divided by days is a double; all other parts are exact.
    private static void Whole(IEnumerable<MetricCell> members, MetricCell all, string dimension) =>
        members.Sum(cell => (all.Denominator is null ? cell.Value : cell.Numerator) ?? 0)
            .ShouldBe((all.Denominator is null ? all.Value : all.Numerator) ?? 0, 0.000000001m, dimension);
}
