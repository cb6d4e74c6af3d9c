using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.SqlTests.Stories;

namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>The metrics over the marts as they are built, not as the other tests of this folder invent them.</summary>
public sealed class BuiltMartsTests
{
    // One claim paid 60 of 100, one denied for want of an authorization, one still waiting.
    private static Story Practice() => new Story()
        .Send(new SentClaim("A1", "2025-01-08", new SentLine("99213", 100)))
        .Send(new SentClaim("B1", "2025-01-08", new SentLine("99213", 100)) { Patient = "patient-2" })
        .Send(new SentClaim("C1", "2025-01-08", new SentLine("99213", 100)) { Patient = "patient-3" })
        .Receive(new Payment("2025-01-20", 60, new Remit("A1", "1", 100, 60, new RemitLine("99213", 100, 60, "CO-45 40"))))
        .Receive(new Payment(
            "2025-01-31", 0, new Remit("B1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-197 100")) { Patient = "patient-2" }));

    [Fact]
    public async Task EveryMetric_ByEachDimensionAndItsRows_ReadsTheBuiltColumns()
    {
        await using var warehouse = await Practice().BuildAsync();
        var cancellation = TestContext.Current.CancellationToken;

        foreach (var metric in MetricFixture.Catalog.List())
        {
            var request = new MetricRequest { Metrics = [metric.Name], By = metric.Dimensions };
            await MetricReader.ReadAsync(warehouse, MetricFixture.Catalog, request, cancellation);
            foreach (var part in metric.IsRatio ? Enum.GetValues<MetricPart>() : [MetricPart.Numerator])
            {
                var rows = new MetricRowsRequest { Figure = request with { By = [] }, Metric = metric.Name, Part = part };
                await MetricReader.ReadRowsAsync(warehouse, MetricFixture.Catalog, rows, cancellation);
            }
        }
    }

    [Theory]
    [InlineData("charges", "300.00")]
    [InlineData("payments", "60.00")]
    [InlineData("claims_submitted", "3")]
    [InlineData("claims_adjudicated", "2")]
    [InlineData("initial_denial_rate", "0.5,1,2")]
    [InlineData("initial_denial_rate_dollars", "0.5,100.00,200.00")]
    [InlineData("denied_amount", "100.00")]
    [InlineData("net_collection_rate", "1,60.00,60.00,0.666666666666667")]
    [InlineData("contractual_adjustment_rate", "0.2,40.00,200.00")]
    [InlineData("remit_match_rate", "1,2,2")]
    [InlineData("payer_turnaround_median_days", "17.5,0.666666666666667")]
    public async Task Metric_PaidDeniedAndWaitingClaim_IsTheFigureWorkedOutByHand(string metric, string expected)
    {
        await using var warehouse = await Practice().BuildAsync();
        using var text = new StringWriter();

        var result = await MetricReader.ReadAsync(
            warehouse,
            MetricFixture.Catalog,
            new MetricRequest { Metrics = [metric] },
            TestContext.Current.CancellationToken);
        await MetricResultWriter.WriteCsvAsync(result, text, TestContext.Current.CancellationToken);

        text.ToString().Split('\n')[1].ShouldBe(expected);
    }
}
