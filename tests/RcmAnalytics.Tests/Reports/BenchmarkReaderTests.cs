using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Benchmarks;
using RcmAnalytics.SqlTests.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Reports;

/// <summary>Seven practices in February 2025: of 100 claims each, 4, 6, 8, 10, 12, 14 and 16 denied.</summary>
public sealed class BenchmarkReaderTests
{
    private const string Denied = "initial_denial_rate";

    // B alone has a past: month m (1 to 13, January 2024 to January 2025) denies m of its 100 claims. G has no claim of P2.
    private const string Rows = """
        insert into run_context values ('2025-02-28', '2024-01-01');
        delete from dim_practices;
        insert into dim_practices select chr(cast(65 + number as integer)), 'Clinic ' || chr(cast(65 + number as integer)) from range(7) as numbers (number);
        insert into fct_claims (claim_key, practice_id, payer_id, first_adjudicated_date, is_denied_first_pass)
        select 'c' || practice || '-' || n, chr(cast(65 + practice as integer)), case when n >= 50 and practice < 6 then 'P2' else 'P1' end,
            '2025-02-10', n < 4 + 2 * practice
        from range(7) as practices (practice), range(100) as claims (n)
        union all
        select 'b' || m || '-' || n, 'B', 'P1', add_months(cast('2023-12-15' as date), m), n < m
        from range(1, 14) as months (m), range(100) as claims (n);
        insert into dim_benchmarks values
            ('initial_denial_rate', 'hospitals', 2022, 0.15, null, 'a survey', 'P', true),
            ('initial_denial_rate', 'plans', 2023, 0.17, 0.19, 'a foundation', 'P', true),
            ('initial_denial_rate', 'some', null, 0.11, null, 'hearsay', 'B', false);
        """;

    private static readonly MetricRequest February = new()
    {
        Metrics = [Denied],
        From = new DateOnly(2025, 2, 1),
        To = new DateOnly(2025, 2, 28),
    };

    // In order: 0.04 to 0.16. The first quartile lies between 0.06 and 0.08, the third between 0.12 and 0.14.
    [Fact]
    public async Task Peers_OfOnePractice_AreQuartilesOfAllAndItsRank()
    {
        var peers = (await ReadAsync(Of("B"))).Peers;

        peers.Withheld.ShouldBeNull();
        (peers.Practices, peers.Low, peers.Median, peers.High).ShouldBe((7, 0.07m, 0.1m, 0.13m));
        peers.Standings.ShouldBe([new PeerStanding("B", "Clinic B", 0.06m, 2, 1)]);
    }

    [Fact]
    public async Task Peers_OfAll_StandBestFirst()
    {
        var peers = (await ReadAsync(February)).Peers;

        peers.Standings.Select(standing => (standing.PracticeId, standing.Rank, standing.Quarter)).ShouldBe(
            [("A", 1, 1), ("B", 2, 1), ("C", 3, 2), ("D", 4, 2), ("E", 5, 3), ("F", 6, 3), ("G", 7, 4)]);
    }

    [Fact]
    public async Task Peers_ScopeOfOnePractice_TellsOfNoOther()
    {
        var peers = (await ReadAsync(February with { PracticeScope = ["C"] })).Peers;

        peers.Median.ShouldBe(0.1m);
        peers.Standings.ShouldBe([new PeerStanding("C", "Clinic C", 0.08m, 3, 2)]);
    }

    [Fact]
    public async Task Peers_ScopeOfAllButOne_AreWithheld()
    {
        var peers = (await ReadAsync(February with { PracticeScope = ["A", "B", "C", "D", "E", "F"] })).Peers;

        peers.Withheld.ShouldNotBeNull();
        (peers.Practices, peers.Median, peers.Standings.Count).ShouldBe((0, null, 0));
    }

    // Six of seven have claims of P2: beside the figure of all, that would tell G's.
    [Fact]
    public async Task Peers_FilterThatLeavesOneOut_AreWithheld()
    {
        var peers = (await ReadAsync(February with { Where = [new MetricFilter("payer", ["P2"])] })).Peers;

        peers.Withheld.ShouldBe("So few practices would be left out or unknown that one could be worked out.");
    }

    [Fact]
    public async Task Peers_PartOfAMonth_AreWithheld()
    {
        var peers = (await ReadAsync(February with { To = new DateOnly(2025, 2, 20) })).Peers;

        peers.Withheld.ShouldBe("Peers are compared over whole months.");
    }

    [Fact]
    public async Task Peers_FourPractices_AreWithheld()
    {
        var peers = (await ReadAsync(February, "delete from fct_claims where practice_id in ('A', 'F', 'G')")).Peers;

        peers.Withheld.ShouldBe("Fewer than 5 practices have this figure.");
    }

    // 29 claims say more about chance, so G is no peer and six are left.
    [Fact]
    public async Task Peers_RateOfFewerThanThirtyCases_IsNone()
    {
        var peers = (await ReadAsync(February, "delete from fct_claims where practice_id = 'G' and claim_key not like 'c6-1%' and claim_key not like 'c6-2%'")).Peers;

        (peers.Practices, peers.Median).ShouldBe((6, 0.09m));
    }

    [Fact]
    public async Task Peers_OfASum_AreWithheld()
    {
        var found = await ReadAsync(Of("B") with { Metrics = ["denied_claims"] });

        found.Peers.Withheld.ShouldNotBeNull().ShouldStartWith("Peers are compared by rates");
        found.Own.ShouldNotBeNull().Median.ShouldBe(7.5m);
    }

    // The last twelve of thirteen months: 2 to 13 in 100. A quarter of the way from 2 to 13 is 4.75.
    [Fact]
    public async Task Own_TwelveMonthsBefore_AreTheBand()
    {
        var own = (await ReadAsync(Of("B"))).Own;

        own.ShouldBe(new OwnBand(0.0475m, 0.075m, 0.1025m, 12, new DateOnly(2024, 2, 1), new DateOnly(2025, 1, 1)));
    }

    [Fact]
    public async Task Own_FiveMonthsOfEnoughCases_IsNone()
    {
        var found = await ReadAsync(Of("B"), "delete from fct_claims where claim_key like 'b%' and first_adjudicated_date < '2024-09-01'");

        found.Own.ShouldBeNull();
    }

    // A month of which a tenth is not known yet would pull the band down.
    [Fact]
    public async Task Own_MonthsThatAreNotRipe_AreLeftOut()
    {
        const string half = """
            update fct_claims set service_from_date = add_days(first_adjudicated_date, -9);
            update fct_claims set is_adjudicated = false, first_adjudicated_date = null
            where claim_key like 'b13-%' and right(claim_key, 1) = '9';
            """;
        var own = (await ReadAsync(Of("B") with { Basis = "service" }, half)).Own;

        own.ShouldNotBeNull().Last.ShouldBe(new DateOnly(2024, 12, 1));
    }

    [Fact]
    public async Task Own_SumOfSeveralMonths_HasNoBandOfMonths()
    {
        var found = await ReadAsync(Of("B") with { Metrics = ["denied_claims"], From = new DateOnly(2025, 1, 1) });

        found.Own.ShouldBeNull();
    }

    [Fact]
    public async Task Published_UnlessAsked_ArePrimarySourcesWithAYear()
    {
        var found = await ReadAsync(February);

        found.Published.ShouldBe(
        [
            new PublishedFigure(0.17m, 0.19m, "plans", 2023, "a foundation", "P"),
            new PublishedFigure(0.15m, null, "hospitals", 2022, "a survey", "P"),
        ]);
    }

    private static MetricRequest Of(string practice) => February with { Where = [new MetricFilter("practice", [practice])] };

    private static async Task<MetricBenchmarks> ReadAsync(MetricRequest request, string change = "")
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        foreach (var sql in new[]
        {
            "set schema = 'rcm'; " + await File.ReadAllTextAsync(Repo.Path("sql/functions/duckdb.sql"), cancellation),
            MartTables.Sql, Rows, change,
        }.Where(sql => sql.Length > 0))
        {
            await warehouse.ExecuteAsync(sql, cancellation);
        }

        return (await BenchmarkReader.ReadAsync(warehouse, Results.Catalog, request, withAllGrades: false, cancellation)).ShouldHaveSingleItem();
    }
}
