using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Stories;

/// <summary>
/// Where naive SQL is wrong: each case gives another figure when the naive version is used, which its comment names.
/// <c>tests/pitfalls.md</c> lists the pitfalls with their tests.
/// </summary>
public sealed class PitfallTests
{
    private static readonly MetricCatalog Catalog = MetricCatalog.Load(SqlFolder.Path);

    private static SentClaim Claim100 => new("A1", "2025-01-08", new SentLine("99213", 100));

    // Joining three lines and five adjustments to the claim would charge 300 five times or more.
    [Fact]
    public async Task LinesAndAdjustments_ClaimAmountsAreCountedOnce()
    {
        await using var warehouse = await new Story()
            .Send(new SentClaim("A1", "2025-01-08", new SentLine("99213", 100), new SentLine("85025", 100), new SentLine("36415", 100)))
            .Receive(Paid("2025-01-20", new Remit(
                "A1", "1", 300, 180,
                new RemitLine("99213", 100, 60, "CO-45 30", "PR-3 10"),
                new RemitLine("85025", 100, 60, "CO-45 40"),
                new RemitLine("36415", 100, 60, "CO-45 30", "PR-2 10"))))
            .BuildAsync();

        (await FigureAsync(warehouse, "charges")).ShouldBe(300);
        (await FigureAsync(warehouse, "insurance_payments")).ShouldBe(180);
        (await FigureAsync(warehouse, "adjudicated_charges")).ShouldBe(300);
        (await FigureAsync(warehouse, "contractual_adjustment_rate")).ShouldBe(0.333333333333333m);
    }

    // The status says nothing of a denial: 4 that pays is none, 1 that denies is one, and so is 3.
    [Theory]
    [InlineData("4", 80, "CO-45 20", "no")]
    [InlineData("1", 0, "CO-197 100", "yes")]
    [InlineData("3", 0, "CO-197 100", "yes")]
    [InlineData("2", 0, "OA-23 100", "no")]
    [InlineData("1", 0, "PR-1 100", "no")]
    [InlineData("1", 0, "CO-45 60|PR-3 40", "no")]
    [InlineData("1", 98, "CO-253 2", "no")]
    [InlineData("1", 0, "CO-29 100", "yes")]
    [InlineData("1", 0, "PR-204 100", "yes")]
    public async Task Denial_IsWhatTheReasonsSay(string status, int paid, string adjustments, string expected)
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", new Remit("A1", status, 100, paid, new RemitLine("99213", 100, paid, adjustments.Split('|')))))
            .BuildAsync();

        (await warehouse.RowsAsync("select is_denied_first_pass from fct_claims where is_primary")).ShouldBe([expected]);
    }

    // Paid, sent again by mistake and refused as a duplicate: no denial, one claim adjudicated.
    [Fact]
    public async Task PaidThenRefusedAsDuplicate_IsNoDenial()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .Send(Claim100 with { Date = "2025-02-03" })
            .Receive(Paid("2025-02-20", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "OA-18 100"))) with { Trace = "T2" })
            .BuildAsync();

        (await FigureAsync(warehouse, "claims_submitted")).ShouldBe(1);
        (await FigureAsync(warehouse, "claims_adjudicated")).ShouldBe(1);
        (await FigureAsync(warehouse, "denied_claims")).ShouldBe(0);
        (await FigureAsync(warehouse, "denied_amount")).ShouldBe(0);
    }

    // Denied, corrected, denied again: a claim is denied once, and its 100 are at stake once.
    [Fact]
    public async Task DeniedTwice_CountsOneDenial()
    {
        var denied = new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-16 100"));
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", denied))
            .Send(Claim100 with { Date = "2025-02-03" })
            .Receive(Paid("2025-02-20", denied) with { Trace = "T2" })
            .BuildAsync();

        (await FigureAsync(warehouse, "denied_claims")).ShouldBe(1);
        (await FigureAsync(warehouse, "denied_amount")).ShouldBe(100);
        (await FigureAsync(warehouse, "initial_denial_rate")).ShouldBe(1);
    }

    // A reversal of a payment repeats its adjustments negated: -20 is no denial, and cash is 80 - 80 + 70.
    [Fact]
    public async Task Reversal_IsNoDenialAndTakesItsCashBack()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .Receive(new Payment(
                "2025-03-20",
                -10,
                new Remit("A1", "22", -100, -80, new RemitLine("99213", -100, -80, "CO-45 -20")),
                new Remit("A1", "1", 100, 70, new RemitLine("99213", 100, 70, "CO-45 30")))
            { Trace = "T2" })
            .BuildAsync();

        (await FigureAsync(warehouse, "insurance_payments")).ShouldBe(70);
        (await FigureAsync(warehouse, "takeback_amount")).ShouldBe(80);
        (await FigureAsync(warehouse, "denied_claims")).ShouldBe(0);
        (await FigureAsync(warehouse, "claims_adjudicated")).ShouldBe(1);
        (await FigureAsync(warehouse, "contractual_adjustment_rate")).ShouldBe(0.3m);
    }

    // Some payers label the correction 22 too: its amounts are positive, so it is none.
    [Fact]
    public async Task CorrectionLabelledAsReversal_IsACorrection()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .Receive(new Payment(
                "2025-03-20",
                -10,
                new Remit("A1", "22", -100, -80, new RemitLine("99213", -100, -80, "CO-45 -20")),
                new Remit("A1", "22", 100, 70, new RemitLine("99213", 100, 70, "CO-45 30")))
            { Trace = "T2" })
            .BuildAsync();

        (await warehouse.RowsAsync("select paid_amount, is_reversal from fct_adjudications order by payment_date, paid_amount"))
            .ShouldBe(["80.00 no", "-80.00 yes", "70.00 no"]);
        (await FigureAsync(warehouse, "takeback_amount")).ShouldBe(80);
        (await warehouse.RowsAsync("select paid_amount, open_amount from fct_claims")).ShouldBe(["70.00 0.00"]);
    }

    // The secondary explains all 500 again: charges are 500 and not 1,000, the contract's part 125 + 10, and its denial of
    // nothing is no initial denial.
    [Fact]
    public async Task Secondary_RepeatsTheChargeAndAddsOnlyItsOwn()
    {
        await using var warehouse = await new Story()
            .Send(new SentClaim("A1", "2025-01-08", new SentLine("99213", 500)))
            .Receive(Paid("2025-01-20", new Remit("A1", "1", 500, 300, new RemitLine("99213", 500, 300, "CO-45 125", "PR-1 75"))))
            .Send(new SentClaim("A1", "2025-01-25", new SentLine("99213", 500)) { Payer = "BETA", Sequence = "S" })
            .Receive(Paid("2025-02-10", new Remit("A1", "2", 500, 0, new RemitLine("99213", 500, 0, "OA-23 425", "CO-197 75")))
                with
            { Payer = "BETA", Trace = "T2" })
            .BuildAsync();

        (await FigureAsync(warehouse, "charges")).ShouldBe(500);
        (await FigureAsync(warehouse, "claims_adjudicated")).ShouldBe(1);
        (await FigureAsync(warehouse, "denied_claims")).ShouldBe(0);
        (await FigureAsync(warehouse, "contractual_adjustment_rate")).ShouldBe(0.25m);
        (await FigureAsync(warehouse, "patient_responsibility_share")).ShouldBe(0.2m);
    }

    // Sent in January and denied in February: both parts of February's rate, none of January's.
    [Fact]
    public async Task DenialRate_CountsBothPartsOnTheDayOfTheFirstAdjudication()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Send(Claim100 with { Number = "A2", Patient = "patient-2" })
            .Send(Claim100 with { Number = "A3", Patient = "patient-3", Date = "2025-02-03" })
            .Receive(Paid("2025-01-20", new Remit("A2", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .Receive(Paid("2025-02-20", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-197 100"))) with { Trace = "T2" })
            .BuildAsync();

        (await CsvAsync(warehouse, "initial_denial_rate", MetricGrain.Month))
            .ShouldBe(["2025-01-01,0,0,1", "2025-02-01,1,1,1"]);
    }

    // Ten claims of one payer took 10 days, two of the other 50: the median of all is 10, that of the medians 30.
    [Fact]
    public async Task Median_OverPayers_IsOfTheClaims()
    {
        var story = new Story();
        for (var number = 0; number < 12; number++)
        {
            var payer = number < 10 ? "ALPHA" : "BETA";
            story.Send(Claim100 with { Number = $"N{number}", Patient = $"patient-{number}", Payer = payer });
            var remit = new Remit($"N{number}", "1", 100, 100, new RemitLine("99213", 100, 100));
            story.Receive(Paid(number < 10 ? "2025-01-18" : "2025-02-27", remit) with { Payer = payer, Trace = $"T{number}" });
        }

        await using var warehouse = await story.BuildAsync();

        (await FigureAsync(warehouse, "payer_turnaround_median_days")).ShouldBe(10);
    }

    // Two lines of one code on one day, the second denied: one service and its 60 are denied, not both.
    [Fact]
    public async Task SameCodeTwice_OnlyTheLineDeniedIsDenied()
    {
        await using var warehouse = await new Story()
            .Send(new SentClaim("A1", "2025-01-08", new SentLine("97110", 40, "L1"), new SentLine("97110", 60, "L2")))
            .Receive(Paid("2025-01-20", new Remit(
                "A1", "1", 100, 40,
                new RemitLine("97110", 40, 40) { Number = "L1" },
                new RemitLine("97110", 60, 0, "CO-97 60") { Number = "L2" })))
            .BuildAsync();

        (await FigureAsync(warehouse, "denied_lines")).ShouldBe(1);
        (await FigureAsync(warehouse, "denied_amount")).ShouldBe(60);
        (await warehouse.RowsAsync("select is_denied_first_pass, is_denied_full_first_pass from fct_claims")).ShouldBe(["yes no"]);
    }

    // 70 for the authorization and 30 for the code: one main reason, and the reasons' counts add up to the services.
    [Fact]
    public async Task SeveralReasonsOnALine_ItHasOneMainReason()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-197 70", "CO-16 30"))))
            .BuildAsync();

        (await CsvAsync(warehouse, "denied_lines", MetricGrain.All, "reason")).ShouldBe(["197,1"]);
        (await FigureAsync(warehouse, "denied_amount")).ShouldBe(100);
    }

    // A price told beforehand (25), or a claim passed on to the payer whose it is (23): not adjudicated, and still open.
    [Theory]
    [InlineData("25", "CO-45 100")]
    [InlineData("23", "OA-B11 100")]
    public async Task AnswerThatSettlesNothing_IsNoAdjudication(string status, string adjustment)
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", new Remit("A1", status, 100, 0, new RemitLine("99213", 100, 0, adjustment))))
            .BuildAsync();

        (await FigureAsync(warehouse, "claims_adjudicated")).ShouldBe(0);
        (await FigureAsync(warehouse, "open_ar")).ShouldBe(100);
    }

    // A line the payer could not process has no appeal: it is sent anew, so it has no last day to appeal.
    [Fact]
    public async Task Unprocessable_HasNoDayToAppeal()
    {
        await using var warehouse = await new Story()
            .Send(Claim100 with { Filing = "MB" })
            .Receive(Paid("2025-01-20", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-16 100") { Remarks = ["MA130"] })
            { Filing = "MB" }))
            .BuildAsync();

        (await warehouse.RowsAsync("select is_unprocessable, appeal_due_date from fct_denials")).ShouldBe(["yes -"]);
    }

    // Cents that no binary fraction has: three times 0.10 and 0.20 are 0.90 exactly.
    [Fact]
    public async Task Cents_AddUpExactly()
    {
        await using var warehouse = await new Story()
            .Send(new SentClaim("A1", "2025-01-08", [.. Enumerable.Range(0, 6).Select(line => new SentLine($"9921{line}", line % 2 == 0 ? 0.10m : 0.20m))]))
            .BuildAsync();

        (await FigureAsync(warehouse, "charges")).ShouldBe(0.90m);
        (await FigureAsync(warehouse, "open_ar")).ShouldBe(0.90m);
    }

    // The deductible takes it all: a remittance that balances at nothing, and no payment.
    [Fact]
    public async Task PaymentOfZero_IsARemittanceWithoutCash()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(new Payment("2025-01-20", 0, new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "PR-1 100"))))
            .BuildAsync();

        (await FigureAsync(warehouse, "remits")).ShouldBe(1);
        (await FigureAsync(warehouse, "insurance_payments")).ShouldBe(0);
        (await FigureAsync(warehouse, "unbalanced_remits")).ShouldBe(0);
    }

    private static Payment Paid(string date, Remit remit) => new(date, remit.Paid, remit);

    private static async Task<decimal?> FigureAsync(DuckDbWarehouse warehouse, string metric)
    {
        var result = await MetricReader.ReadAsync(
            warehouse, Catalog, new MetricRequest { Metrics = [metric] }, TestContext.Current.CancellationToken);
        return result.Rows.ShouldHaveSingleItem().Cells[0].Value;
    }

    private static async Task<IReadOnlyList<string>> CsvAsync(
        DuckDbWarehouse warehouse, string metric, MetricGrain grain, params string[] by)
    {
        var result = await MetricReader.ReadAsync(
            warehouse, Catalog, new MetricRequest { Metrics = [metric], Grain = grain, By = by }, TestContext.Current.CancellationToken);
        using var text = new StringWriter();
        await MetricResultWriter.WriteCsvAsync(result, text, TestContext.Current.CancellationToken);
        return [.. text.ToString().TrimEnd().Split('\n').Skip(1)];
    }
}
