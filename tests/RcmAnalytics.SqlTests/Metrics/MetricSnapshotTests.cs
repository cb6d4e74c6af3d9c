using RcmAnalytics.Metrics;

namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>Balances are not added up over time: a period has those of its last snapshot.</summary>
public sealed class MetricSnapshotTests
{
    // South has nothing open at the end of March. The 10th of April is the as-of day.
    private const string Snapshots = """
        insert into fct_ar_snapshots (account_key, practice_id, snapshot_date, open_amount, debit_amount, age_bucket) values
            ('c1', 'north', '2025-01-31', 100, 100, '0-30'), ('c2', 'south', '2025-01-31', 50, 50, '0-30'),
            ('c1', 'north', '2025-02-28', 80, 80, '31-60'), ('c2', 'south', '2025-02-28', 50, 50, '0-30'),
            ('c1', 'north', '2025-03-31', 80, 80, '61-90'),
            ('c1', 'north', '2025-04-10', 20, 20, '61-90'), ('c3', 'south', '2025-04-10', 7, 7, '0-30')
        """;

    private static readonly MetricRequest OpenAr = new() { Metrics = ["open_ar"], By = ["practice"] };

    [Theory]
    [InlineData(MetricGrain.All, "North Clinic,20.00|South Clinic,7.00")]
    [InlineData(MetricGrain.Quarter, "2025-01-01,North Clinic,80.00|2025-04-01,North Clinic,20.00|2025-04-01,South Clinic,7.00")]
    [InlineData(MetricGrain.Year, "2025-01-01,North Clinic,20.00|2025-01-01,South Clinic,7.00")]
    [InlineData(MetricGrain.Day, "2025-01-31,North Clinic,100.00|2025-01-31,South Clinic,50.00|2025-02-28,North Clinic,80.00|2025-02-28,South Clinic,50.00|2025-03-31,North Clinic,80.00|2025-04-10,North Clinic,20.00|2025-04-10,South Clinic,7.00")]
    public async Task OpenAr_Grain_HasThePeriodsLastSnapshot(MetricGrain grain, string expected)
    {
        await using var marts = await MetricFixture.WithAsync(Snapshots, asOf: "2025-04-10");

        string.Join('|', await marts.LinesAsync(OpenAr with { Grain = grain })).ShouldBe(expected);
    }

    [Fact]
    public async Task OpenAr_LastDayInTheMiddleOfAMonth_HasTheMonthEndBefore()
    {
        await using var marts = await MetricFixture.WithAsync(Snapshots, asOf: "2025-04-10");

        var lines = await marts.LinesAsync(OpenAr with { To = new DateOnly(2025, 3, 15) });

        lines.ShouldBe(["North Clinic,80.00", "South Clinic,50.00"]);
    }

    [Fact]
    public async Task OpenAr_ScopeWithoutBalances_IsNothingAndNotAnOlderSnapshot()
    {
        await using var marts = await MetricFixture.WithAsync(Snapshots, asOf: "2025-04-10");

        var lines = await marts.LinesAsync(OpenAr with { To = new DateOnly(2025, 3, 31), PracticeScope = ["south"] });

        lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task OpenAr_Compared_LooksAtTheMonthEndBefore()
    {
        await using var marts = await MetricFixture.WithAsync(Snapshots, asOf: "2025-04-10");

        var lines = await marts.LinesAsync(OpenAr with
        {
            By = [],
            Grain = MetricGrain.Month,
            From = new DateOnly(2025, 3, 1),
            Compare = MetricComparison.Previous,
        });

        lines.ShouldBe(["2025-03-01,80.00,130.00,-50.00", "2025-04-01,27.00,80.00,-53.00"]);
    }

    [Fact]
    public async Task OpenAr_ByAgeBucket_AddsUpToTheWhole()
    {
        await using var marts = await MetricFixture.WithAsync(Snapshots, asOf: "2025-04-10");

        var lines = await marts.LinesAsync(OpenAr with { By = ["age_bucket"] });

        lines.ShouldBe(["0-30,7.00", "61-90,20.00"]);
    }

    // North: 1,000 in its first 10 days of charges. South, over more than 90 days: 1,800 in the window, 20 a day.
    [Fact]
    public async Task DaysInAr_YoungPractice_IsDividedByTheDaysItHas()
    {
        await using var marts = await MetricFixture.WithAsync("""
            insert into fct_ar_snapshots (account_key, practice_id, snapshot_date, open_amount, debit_amount) values
                ('c1', 'north', '2025-06-30', 500, 500), ('c2', 'south', '2025-06-30', 500, 500);
            insert into fct_ledger (ledger_key, practice_id, transaction_type, posted_date, charge_amount) values
                ('l1', 'north', 'charge', '2025-06-21', 400), ('l2', 'north', 'charge', '2025-06-30', 600),
                ('l3', 'south', 'charge', '2025-01-05', 999), ('l4', 'south', 'charge', '2025-04-02', 1800)
            """);
        var request = new MetricRequest { Metrics = ["days_in_ar"] };

        (await marts.LinesAsync(request with { By = ["practice"] }))
            .ShouldBe(["North Clinic,5,500.00,100", "South Clinic,25,500.00,20"]);
        var all = (await marts.ReadAsync(request)).Rows[0].Cells[0];
        all.Denominator.ShouldBe(120);
        all.Value!.Value.ShouldBe(1000m / 120, tolerance: 0.000001m);
    }

    [Fact]
    public async Task DaysInAr_ByMonth_HasEachMonthsOwnWindow()
    {
        await using var marts = await MetricFixture.WithAsync(
            Snapshots + """
            ;
            insert into fct_ledger (ledger_key, transaction_type, posted_date, charge_amount)
            select 'l' || number, 'charge', add_days(cast('2024-06-01' as date), number), 10
            from range(300) as numbers (number)
            """,
            asOf: "2025-04-10");

        var lines = await marts.LinesAsync(new MetricRequest
        {
            Metrics = ["days_in_ar"],
            Grain = MetricGrain.Month,
            Where = [new MetricFilter("practice", ["north"])],
            Compare = MetricComparison.Previous,
            From = new DateOnly(2025, 2, 1),
            To = new DateOnly(2025, 2, 28),
        });

        lines.ShouldBe(["2025-02-01,8,80.00,10,10,-2"]);
    }
}
