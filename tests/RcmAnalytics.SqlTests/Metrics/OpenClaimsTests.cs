using RcmAnalytics.Metrics;

namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>The Kaplan-Meier median of the turnaround, over answered and open claims, worked out by hand.</summary>
public sealed class OpenClaimsTests
{
    private static readonly MetricRequest Turnaround = new()
    {
        Metrics = ["payer_turnaround_km_median_days", "payer_turnaround_median_days", "claims_awaiting_answer"],
        Grain = MetricGrain.Month,
    };

    [Theory]
    // No claim is open: the plain median, also between the two in the middle.
    [InlineData("10 20 40", "", "20,1,20,1,0")]
    [InlineData("10 20 30 40", "", "25,1,25,1,0")]
    [InlineData("10 10 20 20", "", "15,1,15,1,0")]
    [InlineData("10 10 10 20", "", "10,1,10,1,0")]
    // 5/6 and 4/6 wait after day 10 (a tie of two), then 12 is open; of three 2/3 after 20 = 4/9: half is passed at 20.
    [InlineData("10 10 20 30", "12 99", "20,0.666666666666667,15,0.666666666666667,2")]
    // A claim is open since as long as another took: it was at risk on that day. 3/4, then of two 1/2 = 3/8.
    [InlineData("10 20 30", "10", "20,0.75,20,0.75,1")]
    // 2/3 after day 10, one open for 15 days, then nobody is left after 20. The plain median reads 15.
    [InlineData("10 20", "15", "20,0.666666666666667,15,0.666666666666667,1")]
    // Exactly half is left from day 10 on and nobody is answered after it: day 10.
    [InlineData("10", "50", "10,0.5,10,0.5,1")]
    // Less than half is answered, or nobody: there is no median.
    [InlineData("10", "40 50", ",0.333333333333333,10,0.333333333333333,2")]
    [InlineData("", "40 50", ",0,,0,2")]
    public async Task KmMedian_AnsweredAndOpenClaims_IsTheFigureWorkedOutByHand(string answered, string open, string expected)
    {
        await using var marts = await MetricFixture.WithAsync(Rows(answered, open), asOf: "2025-06-30");

        (await marts.LinesAsync(Turnaround with { Grain = MetricGrain.All })).ShouldBe([expected]);
    }

    // Medians of 10 and of 30 days: over both the middle of four answers, never the mean of two medians.
    [Fact]
    public async Task KmMedian_TwoPayers_IsComputedFromRowsNeverAveraged()
    {
        await using var marts = await MetricFixture.WithAsync(
            Rows("10 10 10", "") + Rows("30 30", "45").Replace("'c", "'d").Replace("north", "north', 'P2").Replace("practice_id", "practice_id, payer_id"),
            asOf: "2025-06-30");
        var request = new MetricRequest { Metrics = ["payer_turnaround_km_median_days"] };

        (await marts.LinesAsync(request with { By = ["payer"] })).ShouldBe(["Acme Health,10,1", "Beacon,30,0.666666666666667"]);
        // 1/2 waits from day 10 to day 30: the middle of that time.
        (await marts.LinesAsync(request)).ShouldBe(["20,0.833333333333334"]);
    }

    [Fact]
    public async Task KmMedian_RowsBehindIt_AreAnsweredAndOpenClaimsWithTheirDays()
    {
        await using var marts = await MetricFixture.WithAsync(Rows("10 20", "15"), asOf: "2025-06-30");
        var request = new MetricRequest { Metrics = ["payer_turnaround_km_median_days"] };

        var page = await marts.PageAsync(new MetricRowsRequest { Figure = request, Metric = request.Metrics[0] });

        page.Table.Rows.Select(row => $"{row[0]} {row[1]}").ShouldBe(["c0 10", "c1 20", "c2 15"]);
        (await marts.RowsAsync(new MetricRowsRequest
        {
            Figure = request with { Metrics = ["claims_awaiting_answer"] },
            Metric = "claims_awaiting_answer",
        })).ShouldBe(["c2"]);
    }

    // On 10 March, claims of February: answered after 5 days, open for 20. Those of January are looked at on 10 February: the
    // answers of 20 February were not there, so two were open for 20 and 12 days, and one was answered after 10.
    [Fact]
    public async Task SameAge_ClaimsAnsweredLater_WereOpenThen()
    {
        await using var marts = await MetricFixture.WithAsync(
            """
            insert into fct_claims (claim_key, first_submitted_date, clock_start_date, first_adjudicated_date, is_adjudicated) values
                ('j1', '2025-01-20', '2025-01-21', '2025-01-31', true),
                ('j2', '2025-01-20', '2025-01-21', '2025-02-20', true),
                ('j3', '2025-01-28', '2025-01-29', '2025-02-20', true),
                ('f1', '2025-02-20', '2025-02-21', '2025-02-26', true),
                ('f2', '2025-02-17', '2025-02-18', null, false)
            """,
            asOf: "2025-03-10");
        var request = Turnaround with
        {
            Metrics = ["payer_turnaround_km_median_days", "claims_awaiting_answer"],
            From = new DateOnly(2025, 2, 1),
            To = new DateOnly(2025, 2, 28),
        };

        // January as it is known today: 10, 22 and 30 days, none open.
        (await marts.LinesAsync(request with { Compare = MetricComparison.Previous }))
            .ShouldBe(["2025-02-01,5,0.5,22,-17,1,0,1"]);
        // January as of 10 February: one of three answered, no median; two open.
        (await marts.LinesAsync(request with { Compare = MetricComparison.SameAge }))
            .ShouldBe(["2025-02-01,5,0.5,,,1,2,-1"]);
    }

    [Fact]
    public async Task KmMedian_ByDayOfAnswer_IsRefused()
    {
        await using var marts = await MetricFixture.WithAsync(Rows("10", ""));

        var error = await Should.ThrowAsync<MetricException>(() => marts.ReadAsync(
            new MetricRequest { Metrics = ["payer_turnaround_km_median_days"], Basis = "adjudication" }));

        error.Message.ShouldContain("It has: submission, service.");
    }

    private static string Rows(string answered, string open)
    {
        var rows = Days(answered).Select(days => (Days: days, IsOpen: false)).Concat(Days(open).Select(days => (Days: days, IsOpen: true)));
        var values = rows.Select((row, index) =>
        {
            // What is open has lasted until the as-of day; what is answered began on 1 March.
            var start = row.IsOpen ? $"date '2025-06-30' - {row.Days}" : "date '2025-03-01'";
            var end = row.IsOpen ? "null" : $"date '2025-03-01' + {row.Days}";
            return $"('c{index}', 'north', {start}, {start}, {end}, {!row.IsOpen}, {(row.IsOpen ? "null" : row.Days)})";
        });
        return "insert into fct_claims (claim_key, practice_id, first_submitted_date, clock_start_date, first_adjudicated_date, "
            + $"is_adjudicated, days_to_first_adjudication) values {string.Join(", ", values)};";
    }

    private static IEnumerable<int> Days(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);
}
