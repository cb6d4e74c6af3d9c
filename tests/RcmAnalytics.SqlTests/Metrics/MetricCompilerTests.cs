using RcmAnalytics.Metrics;

namespace RcmAnalytics.SqlTests.Metrics;

public sealed class MetricCompilerTests
{
    // Two practices and two payers over four months; the denial of P2 has a reason, one denied claim has none.
    private const string Claims = """
        insert into fct_claims
            (claim_key, practice_id, payer_id, service_from_date, first_submitted_date, first_adjudicated_date,
            is_adjudicated, is_denied_first_pass, group_code, reason_code, denial_category) values
            ('c1', 'north', 'P1', '2025-01-10', '2025-01-12', '2025-01-31', true, false, null, null, null),
            ('c2', 'north', 'P1', '2025-01-10', '2025-01-12', '2025-02-28', true, true, 'CO', '197', 'authorization'),
            ('c3', 'north', 'P2', '2025-02-10', '2025-02-12', '2025-02-28', true, true, 'CO', '16', 'missing_info'),
            ('c4', 'north', 'P2', '2025-02-10', '2025-02-12', '2025-02-20', true, false, null, null, null),
            ('c5', 'north', 'P2', '2025-02-10', '2025-02-12', null, false, false, null, null, null),
            ('c6', 'north', null, '2025-04-10', '2025-04-12', '2025-04-30', true, true, 'CO', null, null),
            ('c7', 'south', 'P1', '2025-02-10', '2025-02-12', '2025-02-28', true, true, 'CO', '197', 'authorization')
        """;

    private static readonly MetricRequest DenialRate = new() { Metrics = ["initial_denial_rate"] };

    [Fact]
    public async Task Compile_GrainAndDimension_HasARowForEachPeriodAndValue()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var lines = await marts.CsvAsync(DenialRate with { Grain = MetricGrain.Month, By = ["payer"] });

        lines.ShouldBe(
        [
            "period,payer,initial_denial_rate,initial_denial_rate_numerator,initial_denial_rate_denominator",
            "2025-01-01,Acme Health,0,0,1",
            "2025-02-01,Acme Health,1,2,2",
            "2025-02-01,Beacon,0.5,1,2",
            "2025-04-01,,1,1,1",
        ]);
    }

    [Theory]
    [InlineData(MetricGrain.Day, "2025-01-31,1|2025-02-20,1|2025-02-28,3|2025-04-30,1")]
    [InlineData(MetricGrain.Week, "2025-01-27,1|2025-02-17,1|2025-02-24,3|2025-04-28,1")]
    [InlineData(MetricGrain.Month, "2025-01-01,1|2025-02-01,4|2025-04-01,1")]
    [InlineData(MetricGrain.Quarter, "2025-01-01,5|2025-04-01,1")]
    [InlineData(MetricGrain.Year, "2025-01-01,6")]
    public async Task Compile_Grain_CountsUnderThePeriodsFirstDay(MetricGrain grain, string expected)
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var lines = await marts.LinesAsync(new MetricRequest { Metrics = ["claims_adjudicated"], Grain = grain });

        string.Join('|', lines.Where(line => !line.EndsWith(",0", StringComparison.Ordinal))).ShouldBe(expected);
    }

    [Fact]
    public async Task Compile_MonthsWithoutRows_AppearOnlyWithoutDimensions()
    {
        await using var marts = await MetricFixture.WithAsync(Claims, asOf: "2025-05-15");
        var request = new MetricRequest { Metrics = ["claims_adjudicated", "initial_denial_rate"], Grain = MetricGrain.Month };

        (await marts.LinesAsync(request)).ShouldBe(
        [
            "2025-01-01,1,0,0,1", "2025-02-01,4,0.75,3,4", "2025-03-01,0,,,", "2025-04-01,1,1,1,1", "2025-05-01,0,,,",
        ]);
        (await marts.LinesAsync(request with { By = ["practice"] })).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Compile_GrainAsDimension_IsTheGrain()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var byMonth = await marts.CsvAsync(DenialRate with { By = ["quarter", "practice"] });

        byMonth[0].ShouldStartWith("period,practice,");
        byMonth[1].ShouldBe("2025-01-01,North Clinic,0.5,2,4");
    }

    [Fact]
    public async Task Compile_ByReason_DividesByAllAdjudicatedClaims()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);
        var request = DenialRate with { Where = [new MetricFilter("practice", ["north"])] };

        (await marts.LinesAsync(request with { By = ["reason"] }))
            .ShouldBe(["16,0.2,1,5", "197,0.2,1,5", ",0.2,1,5"]);
        (await marts.LinesAsync(request with { By = ["payer", "reason"] }))
            .ShouldBe(["Acme Health,197,0.5,1,2", "Beacon,16,0.5,1,2", ",,1,1,1"]);
        (await marts.LinesAsync(DenialRate with { By = ["denial_category"], Grain = MetricGrain.Month }))
            .ShouldBe(
            [
                "2025-02-01,authorization,0.5,2,4", "2025-02-01,missing_info,0.25,1,4", "2025-04-01,,1,1,1",
            ]);
    }

    [Fact]
    public async Task Compile_FilteredByReason_StillDividesByAllAdjudicatedClaims()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var lines = await marts.LinesAsync(DenialRate with { Where = [new MetricFilter("reason", ["197"])], By = ["payer"] });

        lines.ShouldBe(["Acme Health,0.666666666666667,2,3", "Beacon,0,0,2", ",0,0,1"]);
    }

    [Theory]
    [InlineData("P1", "3")]
    [InlineData("Acme Health", "3")]
    [InlineData("Acme", "0")]
    public async Task Compile_Filter_TakesTheIdOrTheNamePrinted(string value, string expected)
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var result = await marts.ReadAsync(new MetricRequest
        {
            Metrics = ["claims_adjudicated"],
            Where = [new MetricFilter("payer", [value])],
            Grain = MetricGrain.Year,
            From = new DateOnly(2025, 1, 1),
        });

        result.Rows.Sum(row => row.Cells[0].Value ?? 0).ToString().ShouldBe(expected);
    }

    [Fact]
    public async Task Compile_FilterOfSeveralValuesAndNone_TakesRowsOfAny()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var lines = await marts.LinesAsync(new MetricRequest
        {
            Metrics = ["claims_adjudicated"],
            Where = [new MetricFilter("payer", ["P2", null])],
        });

        lines.ShouldBe(["3"]);
    }

    [Fact]
    public async Task Compile_MetricsOfSeveralModels_StandInOneRowWithoutRepeatingAny()
    {
        await using var marts = await MetricFixture.WithAsync(Claims + """
            ;
            insert into fct_ledger (ledger_key, payer_id, transaction_type, posted_date, charge_amount, payment_amount) values
                ('l1', 'P1', 'charge', '2025-02-01', 100, 0), ('l2', 'P1', 'charge', '2025-02-02', 50, 0),
                ('l3', 'P3', 'payment', '2025-02-03', 0, 30)
            """);

        var lines = await marts.LinesAsync(new MetricRequest
        {
            Metrics = ["charges", "claims_adjudicated", "payments", "denied_claims"],
            By = ["payer"],
            From = new DateOnly(2025, 2, 1),
            To = new DateOnly(2025, 2, 28),
        });

        lines.ShouldBe(["Acme Health,150.00,2,0.00,2", "Beacon,0.00,2,0.00,1", "P3,0.00,0,30.00,0"]);
    }

    [Fact]
    public async Task Compile_OtherBasis_CutsTheCohortAndSaysHowRipeItIs()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var lines = await marts.CsvAsync(DenialRate with { Basis = "service", Grain = MetricGrain.Month, By = ["practice"] });

        lines[0].ShouldEndWith(",initial_denial_rate_denominator,initial_denial_rate_ripe");
        lines[2].ShouldBe("2025-02-01,North Clinic,0.5,1,2,0.666666666666667");
    }

    [Fact]
    public async Task Compile_OrderAndLimit_GiveTheLargestFirst()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var lines = await marts.LinesAsync(new MetricRequest
        {
            Metrics = ["claims_adjudicated"],
            By = ["payer"],
            OrderBy = "claims_adjudicated",
            Descending = true,
            Limit = 1,
        });

        lines.ShouldBe(["Acme Health,3"]);
    }

    [Fact]
    public async Task Compile_TwoIdsOfOneName_AreToldApartByTheId()
    {
        await using var marts = await MetricFixture.WithAsync(
            Claims + "; update dim_payers set payer_name = 'Acme Health'");

        var lines = await marts.LinesAsync(new MetricRequest { Metrics = ["claims_adjudicated"], By = ["payer"] });

        lines.ShouldBe(["Acme Health (P1),3", "Acme Health (P2),2", ",1"]);
    }

    [Fact]
    public async Task Compile_CodedDimension_PrintsTheCodeAndLabelsItWithWords()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        var result = await marts.ReadAsync(new MetricRequest { Metrics = ["denied_claims"], By = ["reason"] });

        result.Rows[1].Dimensions[0].Name.ShouldBe("197");
        result.Rows[1].Dimensions[0].Label.ShouldBe("197 · Authorization missing");
    }

    [Fact]
    public async Task Compile_EmptyMarts_GivesNoRows()
    {
        await using var marts = await MetricFixture.WithAsync("select 1");

        foreach (var metric in MetricFixture.Catalog.List())
        {
            (await marts.LinesAsync(new MetricRequest { Metrics = [metric.Name], By = ["practice"], Grain = MetricGrain.Month }))
                .ShouldBeEmpty(metric.Name);
        }
    }

    [Fact]
    public async Task Compile_NothingToSplitAndNoRows_IsOneRowOfNothing()
    {
        await using var marts = await MetricFixture.WithAsync("select 1");

        var lines = await marts.LinesAsync(new MetricRequest { Metrics = ["charges", "gross_collection_rate"] });

        lines.ShouldBe(["0,,,"]);
    }

    [Fact]
    public async Task Compile_EveryMetricByEachOfItsDimensions_IsReadByTheEngine()
    {
        await using var marts = await MetricFixture.WithAsync(Claims);

        foreach (var metric in MetricFixture.Catalog.List())
        {
            foreach (var dimension in metric.Dimensions)
            {
                await marts.ReadAsync(new MetricRequest
                {
                    Metrics = [metric.Name],
                    By = [dimension],
                    Grain = MetricGrain.Quarter,
                    Compare = MetricComparison.PreviousYear,
                    Where = [new MetricFilter(dimension, ["x"])],
                    PracticeScope = ["north"],
                });
            }
        }
    }
}
