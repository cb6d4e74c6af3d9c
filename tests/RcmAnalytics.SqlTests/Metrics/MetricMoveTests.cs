using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;

namespace RcmAnalytics.SqlTests.Metrics;

public sealed class MetricMoveTests
{
    private static readonly MetricPeriod January = MetricPeriod.Month(new DateOnly(2025, 1, 1));
    private static readonly MetricPeriod February = MetricPeriod.Month(new DateOnly(2025, 2, 1));

    // P1 denies 1 of 5 in January and 1 of 2 in February, P2 1 of 5 and 4 of 8: 2 of 10, then 5 of 10.
    private const string Denials = """
        insert into fct_claims
            (claim_key, practice_id, payer_id, first_adjudicated_date, is_adjudicated, is_denied_first_pass, reason_code)
        select 'a' || number, 'north', 'P1', '2025-01-31', true, number = 0, case when number = 0 then '16' end
        from range(5) as numbers (number) union all
        select 'b' || number, 'north', 'P2', '2025-01-31', true, number = 0, case when number = 0 then '197' end
        from range(5) as numbers (number) union all
        select 'c' || number, 'north', 'P1', '2025-02-28', true, number = 0, case when number = 0 then '16' end
        from range(2) as numbers (number) union all
        select 'd' || number, 'south', 'P2', '2025-02-28', true, number < 4, case when number < 4 then '16' end
        from range(8) as numbers (number)
        """;

    private static readonly MoveRequest DenialRate = new()
    {
        Metric = "initial_denial_rate",
        By = "payer",
        Before = January,
        After = February,
    };

    [Fact]
    public async Task Read_Ratio_PartsMixFromRate()
    {
        await using var marts = await MetricFixture.WithAsync(Denials);

        var moved = await ReadAsync(marts, DenialRate);

        // 20 % to 50 %, 35 % halfway. P1: 20 % to 50 % of half, then a fifth, of the claims: rate 0.30 x 0.35, mix
        // -0.30 x (0.35 - 0.35). P2: 20 % to 50 % of half, then four fifths: rate 0.30 x 0.65, mix 0.
        moved.Change.ShouldBe(0.3m);
        Lines(moved).ShouldBe(["Beacon 0.2 0.5: 0.195 = 0 + 0.195", "Acme Health 0.2 0.5: 0.105 = 0 + 0.105"]);
    }

    [Fact]
    public async Task Read_DimensionThatDoesNotCutTheDenominator_HasNoMix()
    {
        await using var marts = await MetricFixture.WithAsync(Denials);

        var moved = await ReadAsync(marts, DenialRate with { By = "reason" });

        // Of ten claims each month: reason 16 one, then five; reason 197 one, then none.
        Lines(moved).ShouldBe(["16 0.1 0.5: 0.4 = 0 + 0.4", "197 0.1 : -0.1 = 0 + -0.1"]);
    }

    [Fact]
    public async Task Read_Count_IsThePlainDifference()
    {
        await using var marts = await MetricFixture.WithAsync(Denials);

        var moved = await ReadAsync(marts, DenialRate with { Metric = "claims_adjudicated", By = "practice" });

        moved.Change.ShouldBe(0);
        Lines(moved).ShouldBe(["North Clinic 10 2: -8", "South Clinic  8: 8"]);
    }

    [Fact]
    public async Task Read_FilterAndScope_HoldForBothPeriods()
    {
        await using var marts = await MetricFixture.WithAsync(Denials);
        var claims = DenialRate with { Metric = "claims_adjudicated" };

        Lines(await ReadAsync(marts, claims with { PracticeScope = ["north"] })).ShouldBe(["Beacon 5 : -5", "Acme Health 5 2: -3"]);
        Lines(await ReadAsync(marts, claims with { Where = [new MetricFilter("payer", ["P2"])] })).ShouldBe(["Beacon 5 8: 3"]);
    }

    [Fact]
    public async Task Read_NothingToDivideBy_HasNoChangeAndNoMembers()
    {
        await using var marts = await MetricFixture.WithAsync(Denials);

        var moved = await ReadAsync(marts, DenialRate with { After = MetricPeriod.Month(new DateOnly(2025, 4, 1)) });

        moved.Change.ShouldBeNull();
        moved.Members.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("payer_turnaround_median_days")]
    [InlineData("payer_turnaround_p90_days")]
    [InlineData("payer_turnaround_km_median_days")]
    public async Task Read_Quantile_SaysThatItDoesNotDecompose(string metric)
    {
        await using var marts = await MetricFixture.WithAsync(Denials);

        var refused = await Should.ThrowAsync<MetricException>(() => ReadAsync(marts, DenialRate with { Metric = metric }));

        refused.Message.ShouldContain("does not decompose");
    }

    [Fact]
    public void OfRatio_WeightMovesToAWorseRate_IsMix()
    {
        // 10 % and 30 % of half each are 20 %; 20 % of a quarter and 30 % of the rest are 27.5 %; 23.75 % halfway.
        var parts = MoveMath.OfRatio(new(40, 200), new(55, 200), 0.075m, [(new(10, 100), new(10, 50)), (new(30, 100), new(45, 150))]);

        parts.ShouldBe([new MoveContribution(0.021875m, 0.0375m), new MoveContribution(0.015625m, 0)]);
    }

    [Fact]
    public void OfRatio_NewMember_IsMix()
    {
        var parts = MoveMath.OfRatio(new(10, 100), new(40, 200), 0.1m, [(new(10, 100), new(10, 100)), (default, new(30, 100))]);

        parts.ShouldBe([new MoveContribution(0.025m, 0), new MoveContribution(0.075m, 0)]);
    }

    [Fact]
    public void OfRatio_NumeratorWithoutADenominator_IsRate()
    {
        var parts = MoveMath.OfRatio(new(60, 100), new(50, 100), -0.1m, [(new(50, 100), new(50, 100)), (new(10, 0), default)]);

        parts.ShouldBe([new MoveContribution(0, 0), new MoveContribution(0, -0.1m)]);
    }

    [Fact]
    public void OfRatio_Thirds_LeaveTheRemainderWithTheFirstOfTheLargest()
    {
        // 0 of 7 to 3 of 7, as a figure of 15 digits has it: a seventh each.
        var change = 0.428571428571429m;
        var parts = MoveMath.OfRatio(
            new(0, 7), new(3, 7), change, [.. Enumerable.Repeat((new RatioParts(0, 1), new RatioParts(1, 1)), 3), (new(0, 4), new(0, 4))]);

        parts.Select(part => part.Change).ShouldBe([0.142857142857143m, 0.142857142857m, 0.142857142857m, 0], 0.000000000001m);
        parts.Sum(part => part.Change).ShouldBe(change);
        parts[0].Change.ShouldBe(change - (2 * 0.142857142857m));
    }

    private static Task<MoveResult> ReadAsync(MetricFixture marts, MoveRequest request) =>
        MoveReader.ReadAsync(marts.Warehouse, MetricFixture.Catalog, request, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Lines(MoveResult moved) => moved.Members.Select(member =>
        $"{member.Member.Name} {Text(member.Before.Value)} {Text(member.After.Value)}: {Text(member.Change)}"
        + (member.Mix is null ? "" : $" = {Text(member.Mix)} + {Text(member.Rate)}"));

    private static string Text(decimal? value) => value?.ToString("0.############") ?? "";
}
