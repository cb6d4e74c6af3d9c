namespace RcmAnalytics.SqlTests.Stories;

/// <summary>The worked examples of the domain reference that concern models: each is worked out in its comment.</summary>
public sealed class WorkedExampleTests
{
    private static SentClaim Claim500 => new("A1", "2025-01-08", new SentLine("99213", 500));

    private static Payment Primary500 =>
        new("2025-01-20", 300, new Remit("A1", "1", 500, 300, new RemitLine("99213", 500, 300, "CO-45 125", "PR-1 75")));

    // 1: 500 - 125 - 75 = 300 balances; allowed = 300 + 75 = 375; nothing denied; 500 - 300 - 125 - 75 = 0 open.
    [Fact]
    public async Task Example1_PlainLine_AllowedIsPaidPlusPatientShare()
    {
        await using var warehouse = await new Story().Send(Claim500).Receive(Primary500).BuildAsync();

        (await warehouse.RowsAsync("select charge_amount, paid_amount, allowed_amount, denied_amount, is_balanced "
            + "from fct_adjudications")).ShouldBe(["500.00 300.00 375.00 0.00 yes"]);
        (await warehouse.RowsAsync("select open_amount, is_denied_first_pass from fct_claims")).ShouldBe(["0.00 no"]);
    }

    // 2: the secondary explains 500 = 65 paid + 425 of the primary (OA-23) + 10 of its own.
    // A/R: primary 500 - 300 - 125 - 75 = 0, secondary takes over 75 - 65 - 10 = 0.
    // Without OA-23 all 435 come as CO-45, of which 300 + 125 are the primary's: 435 - 425 = 10.
    [Theory]
    [InlineData("OA-23 425|CO-45 10", "no")]
    [InlineData("CO-45 435", "yes")]
    public async Task Example2_Secondary_OnlyItsOwnWriteOffCounts(string adjustments, string isRepaired)
    {
        var secondary = new SentClaim("A1", "2025-01-25", new SentLine("99213", 500)) { Payer = "BETA", Sequence = "S" };
        var remit = new Remit("A1", "2", 500, 65, new RemitLine("99213", 500, 65, adjustments.Split('|')));
        await using var warehouse = await new Story().Send(Claim500).Receive(Primary500).Send(secondary)
            .Receive(new Payment("2025-02-10", 65, remit) { Payer = "BETA", Trace = "T2" }).BuildAsync();

        (await warehouse.RowsAsync(
            "select payer_sequence, paid_amount, contractual_amount, allowed_amount, is_cob_repaired "
            + "from fct_adjudications order by payer_sequence"))
            .ShouldBe(["1 300.00 125.00 375.00 no", $"2 65.00 10.00 365.00 {isRepaired}"]);
        (await warehouse.RowsAsync("select count(distinct case_key), sum(open_amount), sum(credit_amount) from fct_claims"))
            .ShouldBe(["1 0.00 0.00"]);
        (await warehouse.RowsAsync("select sum(charge_amount), sum(payment_amount), sum(amount) from fct_ledger"))
            .ShouldBe(["500.00 365.00 0.00"]);
    }

    // 3: 150 - 50 - 50 - 10 - 0.80 = 39.20; allowed = 39.20 + 60 + 0.80 = 100; with a fee of 100 the variance is 0.
    [Fact]
    public async Task Example3_Sequestration_IsPartOfTheAllowedAmount()
    {
        await using var warehouse = await new Story()
            .Contract("ALPHA", "99213", 100)
            .Send(new SentClaim("A1", "2025-01-08", new SentLine("99213", 150)) { Filing = "MB" })
            .Receive(new Payment("2025-01-22", 39.20m, new Remit("A1", "1", 150, 39.20m, new RemitLine(
                "99213", 150, 39.20m, "CO-45 50", "PR-1 50", "PR-2 10", "CO-253 0.80"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select allowed_amount, contractual_amount, withhold_amount from fct_adjudications"))
            .ShouldBe(["100.00 50.00 0.80"]);
        (await warehouse.RowsAsync("select expected_amount, variance_amount, is_underpaid from fct_underpayments"))
            .ShouldBe(["100.00 0.00 no"]);
    }

    // 4: paid 80 - 80 + 60 = 60; first allowed 80 + 20 = 100, final 100 - 100 + (60 + 20) = 80; one claim adjudicated.
    [Fact]
    public async Task Example4_ReversalAndCorrection_NetAndFirstAreBothKept()
    {
        await using var warehouse = await new Story()
            .Send(new SentClaim("A1", "2025-01-08", new SentLine("99213", 100)))
            .Receive(new Payment("2025-01-20", 80, new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "PR-2 20"))))
            .Receive(new Payment(
                "2025-03-03",
                -20,
                new Remit("A1", "22", -100, -80, new RemitLine("99213", -100, -80, "PR-2 -20")),
                new Remit("A1", "1", 100, 60, new RemitLine("99213", 100, 60, "CO-45 20", "PR-2 20")))
            { Trace = "T2" })
            .BuildAsync();

        (await warehouse.RowsAsync("select paid_amount, first_allowed_amount, allowed_amount, is_denied_first_pass, "
            + "open_amount, first_adjudicated_date from fct_claims")).ShouldBe(["60.00 100.00 80.00 no 0.00 2025-01-20"]);
        (await warehouse.RowsAsync("select paid_amount, is_reversal, is_reversed, is_first_adjudication "
            + "from fct_adjudications order by adjudication_key"))
            .ShouldBe(["80.00 no yes yes", "-80.00 yes no no", "60.00 no no no"]);
    }

    // 5: lines 80 - 10 = 70 and 20 - 5 = 15 are 85; the claim's own 5 leave 80. Spread by charge: 4 and 1.
    [Fact]
    public async Task Example5_ClaimLevelAdjustmentBesideLines_AddsToTheLines()
    {
        await using var warehouse = await new Story()
            .Receive(new Payment("2025-01-20", 80, new Remit(
                "A1", "1", 100, 80, new RemitLine("A", 80, 70, "CO-45 10"), new RemitLine("B", 20, 15, "CO-45 5"))
            { Adjustments = ["CO-45 5"] }))
            .BuildAsync();

        (await warehouse.RowsAsync("select paid_amount, contractual_amount, is_balanced from fct_adjudications"))
            .ShouldBe(["80.00 20.00 yes"]);
        (await warehouse.RowsAsync("select procedure_code, sent_paid_amount, paid_amount, contractual_amount "
            + "from fct_adjudicated_lines order by line_key")).ShouldBe(["A 70.00 66.00 14.00", "B 15.00 14.00 6.00"]);
    }

    // 5b: lines pay 460.92 + 33.68 = 494.60, the claim's OA-23 takes 395.68: 98.92.
    [Fact]
    public async Task Example5_PriorPayerAtClaimLevel_LeavesWhatWasPaid()
    {
        await using var warehouse = await new Story()
            .Receive(new Payment("2025-01-20", 98.92m, new Remit(
                "A1",
                "2",
                1863,
                98.92m,
                new RemitLine("A", 1800, 460.92m, "CO-45 1339.08"),
                new RemitLine("B", 63, 33.68m, "CO-45 29.32"))
            { Adjustments = ["OA-23 395.68"] }))
            .BuildAsync();

        (await warehouse.RowsAsync("select balance_difference, cob_prior_amount, contractual_amount from fct_adjudications"))
            .ShouldBe(["0.00 395.68 1368.40"]);
        (await warehouse.RowsAsync("select sum(paid_amount) from fct_adjudicated_lines")).ShouldBe(["98.92"]);
    }

    // 6: 1,000 of claims (with a reversal of 200) + WO -200 = 1,200; later 900 - (200 - 5) = 705.
    [Fact]
    public async Task Example6_ProviderAdjustments_TieThePaymentToTheBank()
    {
        await using var warehouse = await new Story()
            .Receive(new Payment(
                "2025-02-03",
                1200,
                new Remit("A1", "1", 1200, 1200, new RemitLine("A", 1200, 1200)),
                new Remit("A2", "22", -200, -200, new RemitLine("A", -200, -200)))
            { ProviderAdjustments = [("WO", -200)] })
            .Receive(new Payment("2025-02-17", 705, new Remit("A3", "1", 900, 900, new RemitLine("A", 900, 900)))
            { Trace = "T2", ProviderAdjustments = [("WO", 200), ("L6", -5)] })
            .BuildAsync();

        (await warehouse.RowsAsync("select payment_amount, claim_paid_amount, provider_adjustment_amount, is_balanced "
            + "from fct_payments order by payment_date"))
            .ShouldBe(["1200.00 1000.00 -200.00 yes", "705.00 900.00 195.00 yes"]);
        (await warehouse.RowsAsync("select sum(payment_amount), sum(provider_adjustment_amount) from fct_ledger"))
            .ShouldBe(["1900.00 -5.00"]);
    }

    // 7: 100 chains first adjudicated, 2 of them duplicates: 98 count; 6 in full + 5 in part = 11 denied.
    [Fact]
    public async Task Example7_DenialRate_DuplicatesAreInNeitherPart()
    {
        var story = new Story();
        var remits = Enumerable.Range(0, 100).Select(number => new Remit(
            $"A{number}",
            "1",
            100,
            number is < 8 ? 0 : number < 13 ? 50 : 100,
            new RemitLine("99213", 50, number < 8 ? 0 : 50, number < 2 ? ["OA-18 50"] : number < 8 ? ["CO-197 50"] : []),
            new RemitLine("99214", 50, number < 13 ? 0 : 50, number < 2 ? ["OA-18 50"] : number < 13 ? ["CO-197 50"] : [])));
        await using var warehouse = await story.Receive(new Payment("2025-01-20", 8950, [.. remits])).BuildAsync();

        (await warehouse.RowsAsync("select count(*) filter (where not is_duplicate_denial), "
            + "count(*) filter (where is_denied_first_pass), count(*) filter (where is_denied_full_first_pass) "
            + "from fct_claims where is_adjudicated")).ShouldBe(["98 11 6"]);
    }
}
