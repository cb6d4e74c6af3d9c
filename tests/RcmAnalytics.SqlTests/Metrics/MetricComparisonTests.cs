using RcmAnalytics.Metrics;
using RcmAnalytics.Metrics.Compilation;

namespace RcmAnalytics.SqlTests.Metrics;

public sealed class MetricComparisonTests
{
    private const string Charges = """
        insert into fct_ledger (ledger_key, payer_id, transaction_type, posted_date, charge_amount) values
            ('l0', 'P1', 'charge', '2024-03-31', 10), ('l1', 'P1', 'charge', '2025-01-31', 100),
            ('l2', 'P1', 'charge', '2025-02-10', 40), ('l3', 'P1', 'charge', '2025-02-28', 60),
            ('l4', 'P1', 'charge', '2025-03-05', 70), ('l5', 'P2', 'charge', '2025-02-05', 5)
        """;

    private static readonly MetricRequest ByMonth = new()
    {
        Metrics = ["charges"],
        Grain = MetricGrain.Month,
        From = new DateOnly(2025, 2, 1),
        To = new DateOnly(2025, 3, 31),
        Compare = MetricComparison.Previous,
        Where = [new MetricFilter("payer", ["P1"])],
    };

    [Fact]
    public async Task Previous_MonthsOfUnlikeLength_AreComparedWhole()
    {
        await using var marts = await MetricFixture.WithAsync(Charges, first: "2024-03-01");

        var lines = await marts.CsvAsync(ByMonth);

        lines.ShouldBe(
        [
            "period,charges,charges_comparison,charges_delta",
            "2025-02-01,100.00,100.00,0.00",
            "2025-03-01,70.00,100.00,-30.00",
        ]);
    }

    [Fact]
    public async Task PreviousYear_Month_IsTheSameMonthAYearAgo()
    {
        await using var marts = await MetricFixture.WithAsync(Charges, first: "2024-03-01");

        var lines = await marts.LinesAsync(ByMonth with { Compare = MetricComparison.PreviousYear });

        lines.ShouldBe(["2025-02-01,100.00,,", "2025-03-01,70.00,10.00,60.00"]);
    }

    [Theory]
    [InlineData(MetricComparison.Previous, "70.00,40.00,30.00")]
    [InlineData(MetricComparison.SameAge, "70.00,40.00,30.00")]
    [InlineData(MetricComparison.PreviousYear, "70.00,0.00,70.00")]
    public async Task NoGrain_MonthStillRunning_IsComparedWithTheSameDays(MetricComparison compare, string expected)
    {
        await using var marts = await MetricFixture.WithAsync(Charges, asOf: "2025-03-20", first: "2024-03-01");

        var lines = await marts.LinesAsync(ByMonth with
        {
            Grain = MetricGrain.All,
            From = new DateOnly(2025, 3, 1),
            Compare = compare,
        });

        lines.ShouldBe([expected]);
    }

    [Fact]
    public async Task NoGrain_DaysThatAreNoMonths_AreComparedWithAsManyDaysBefore()
    {
        await using var marts = await MetricFixture.WithAsync(Charges, first: "2024-03-01");

        var lines = await marts.LinesAsync(ByMonth with
        {
            Grain = MetricGrain.All,
            From = new DateOnly(2025, 2, 27),
            To = new DateOnly(2025, 3, 6),
        });

        lines.ShouldBe(["130.00,0.00,130.00"]);
    }

    [Fact]
    public async Task Previous_ValueOnlyThere_HasARow()
    {
        await using var marts = await MetricFixture.WithAsync(Charges, first: "2024-03-01");

        var lines = await marts.LinesAsync(ByMonth with { Where = [], By = ["payer"], From = new DateOnly(2025, 3, 1) });

        lines.ShouldBe(["2025-03-01,Acme Health,70.00,100.00,-30.00", "2025-03-01,Beacon,0.00,5.00,-5.00"]);
    }

    [Fact]
    public async Task Previous_Rate_DeltaIsInPoints()
    {
        await using var marts = await MetricFixture.WithAsync("""
            insert into fct_claims (claim_key, first_adjudicated_date, is_denied_first_pass) values
                ('c1', '2025-01-10', true), ('c2', '2025-01-10', false), ('c3', '2025-02-10', true)
            """);

        var result = await marts.ReadAsync(new MetricRequest
        {
            Metrics = ["initial_denial_rate"],
            Grain = MetricGrain.Month,
            From = new DateOnly(2025, 2, 1),
            To = new DateOnly(2025, 2, 28),
            Compare = MetricComparison.Previous,
        });

        result.Rows[0].Cells[0].ShouldSatisfyAllConditions(
            cell => cell.Value.ShouldBe(1),
            cell => cell.Comparison.ShouldBe(0.5m),
            cell => cell.Delta.ShouldBe(0.5m));
    }

    // On 10 March, February's claims are known up to 10 March; January's are compared as known on 10 February.
    [Fact]
    public async Task SameAge_Cohort_LeavesOutWhatCameToBeKnownLater()
    {
        await using var marts = await MetricFixture.WithAsync(
            """
            insert into fct_claims
                (claim_key, service_from_date, first_submitted_date, first_adjudicated_date, is_adjudicated,
                is_denied_first_pass) values
                ('c1', '2025-01-10', '2025-01-11', '2025-02-05', true, false),
                ('c2', '2025-01-20', '2025-01-21', '2025-02-20', true, true),
                ('c3', '2025-02-10', '2025-02-11', '2025-03-05', true, true),
                ('c4', '2025-02-10', '2025-02-11', null, false, false)
            """,
            asOf: "2025-03-10");
        var request = new MetricRequest
        {
            Metrics = ["initial_denial_rate"],
            Basis = "service",
            Grain = MetricGrain.Month,
            From = new DateOnly(2025, 2, 1),
            To = new DateOnly(2025, 2, 28),
        };

        (await marts.LinesAsync(request with { Compare = MetricComparison.Previous })).ShouldBe(["2025-02-01,1,1,1,0.5,0.5,0.5"]);
        (await marts.LinesAsync(request with { Compare = MetricComparison.SameAge })).ShouldBe(["2025-02-01,1,1,1,0.5,0,1"]);
    }

    [Fact]
    public async Task Previous_NoGrainAndNoFirstDay_IsRefused()
    {
        await using var marts = await MetricFixture.WithAsync(Charges);

        var error = await Should.ThrowAsync<MetricException>(() => marts.ReadAsync(
            new MetricRequest { Metrics = ["charges"], Compare = MetricComparison.Previous }));

        error.Message.ShouldContain("needs a first day");
    }

    // On 10 March. January's three: accepted on 3 February, rejected on 9 February, accepted on 20 February, which nobody
    // knew on 10 February.
    [Fact]
    public async Task SameAge_CleanClaims_LeaveOutOutcomesThatCameLater()
    {
        await using var marts = await MetricFixture.WithAsync(
            """
            insert into fct_submissions (submission_key, submitted_date, is_accepted_first_time, is_rejected, rejected_date, outcome_date) values
                ('s1', '2025-01-20', true, false, null, '2025-02-03'),
                ('s2', '2025-01-20', false, true, '2025-02-09', '2025-02-09'),
                ('s3', '2025-01-20', true, false, null, '2025-02-20'),
                ('s4', '2025-02-10', true, false, null, '2025-02-12')
            """,
            asOf: "2025-03-10");
        var request = new MetricRequest
        {
            Metrics = ["clean_claim_rate", "rejection_rate"],
            Grain = MetricGrain.Month,
            From = new DateOnly(2025, 2, 1),
            To = new DateOnly(2025, 2, 28),
            Compare = MetricComparison.SameAge,
        };

        (await marts.LinesAsync(request)).ShouldBe(["2025-02-01,1,1,1,1,0.5,0.5,0,0,1,1,0.5,-0.5"]);
    }

    /// <summary>A figure that ripens is compared with what was known at the same age: each of its parts must say when a row was known.</summary>
    [Fact]
    public void Metric_ThatRipens_SaysWhenItsRowsWereKnown() =>
        MetricFixture.Catalog.List().Where(metric => metric.RipeBases.Count > 0)
            .Select(metric => MetricFixture.Catalog.Metric(metric.Name))
            .SelectMany(metric => new[] { metric.Numerator, metric.Denominator }.OfType<Measure>()
                .Where(part => part.Known is null && part.Until is null && part.Span is null)
                .Select(_ => metric.Summary.Name))
            .ShouldBeEmpty();
}
