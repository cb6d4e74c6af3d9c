namespace RcmAnalytics.SqlTests.Stories;

/// <summary>What happens to a claim in real life, and what the marts say of it. Amounts are worked out in comments.</summary>
public sealed class LifeStoryTests
{
    private const string Claims = "select charge_amount, paid_amount, contractual_amount, open_amount, credit_amount, "
        + "submission_count, is_denied_first_pass, reason_code, denial_category from fct_claims order by claim_key";

    private static SentClaim Claim100 => new("A1", "2025-01-08", new SentLine("99213", 100));

    // Denied 100 with 20 of it a contract's: nothing posts. Sent again, paid 80 + 20: 100 - 80 - 20 = 0, no credit.
    [Fact]
    public async Task DeniedThenPaid_OneChainWithoutACredit()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit(
                "A1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-45 20", "CO-197 80"))))
            .Send(Claim100 with { Date = "2025-02-03" })
            .Receive(Paid("2025-02-20", "T2", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select charge_amount, paid_amount, open_amount, credit_amount, submission_count, "
            + "is_denied_first_pass, is_denied_full_first_pass, reason_code, first_denied_amount from fct_claims"))
            .ShouldBe(["100.00 80.00 0.00 0.00 2 yes yes 197 80.00"]);
        (await warehouse.RowsAsync("select snapshot_date, open_amount, age_bucket from fct_ar_snapshots order by 1"))
            .ShouldBe(["2025-01-31 100.00 0-30"]);
        (await warehouse.RowsAsync("select count(*), sum(denied_amount) from fct_denials")).ShouldBe(["1 80.00"]);
    }

    // A replacement under a new number points at the payer's number of the first claim: one chain.
    [Fact]
    public async Task ReplacementWithNewNumber_JoinsTheChainOfThePayersNumber()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-16 100"))
            { PayerNumber = "ICN1", Remarks = ["MA130", "M51"] }))
            .Send(new SentClaim("B9", "2025-02-03", new SentLine("99214", 130)) { Frequency = "7", Replaces = "ICN1" })
            .BuildAsync();

        // CO-16 says little, M51 makes it coding; the charge is now 130, the change of 30 posts with the replacement.
        (await warehouse.RowsAsync(Claims)).ShouldBe(["130.00 0.00 0.00 130.00 0.00 2 yes 16 coding"]);
        (await warehouse.RowsAsync("select transaction_type, posted_date, amount from fct_ledger order by 2"))
            .ShouldBe(["charge 2025-01-08 100.00", "charge 2025-02-03 30.00"]);
        (await warehouse.RowsAsync("select remark_codes, is_unprocessable, rework_route from fct_denials"))
            .ShouldBe(["M51,MA130 yes new_claim"]);
    }

    [Fact]
    public async Task PaidInFullByDeductible_IsNoDenial()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "PR-1 100"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select is_adjudicated, is_denied_first_pass, allowed_amount, open_amount from fct_claims"))
            .ShouldBe(["yes no 100.00 0.00"]);
    }

    [Fact]
    public async Task ContractTakesTheWholeLine_IsNoDenial()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-45 100"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select is_denied_first_pass, contractual_amount, open_amount from fct_claims"))
            .ShouldBe(["no 100.00 0.00"]);
    }

    // A price cut (59) is a reduction until it takes the whole charge; then it is a bundling denial.
    [Theory]
    [InlineData(60, "CO-59 40", "no -")]
    [InlineData(0, "CO-59 100", "yes bundling")]
    public async Task PriceCut_TakingTheWholeCharge_IsADenial(int paid, string adjustment, string expected)
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit(
                "A1", "1", 100, paid, new RemitLine("99213", 100, paid, adjustment))))
            .BuildAsync();

        (await warehouse.RowsAsync("select is_denied_first_pass, denial_category from fct_claims")).ShouldBe([expected]);
    }

    // The same payment in two files (other control numbers, same trace and content): counted once, both kept.
    [Fact]
    public async Task PaymentDeliveredTwice_IsKeptAndCountedOnce()
    {
        var payment = Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20")));
        await using var warehouse = await new Story().Send(Claim100).Receive(payment).Receive(payment).BuildAsync();

        (await warehouse.RowsAsync("select count(*), count(*) filter (where is_duplicate) from fct_payments"))
            .ShouldBe(["2 1"]);
        (await warehouse.RowsAsync("select count(*), count(*) filter (where is_duplicate) from fct_adjudications"))
            .ShouldBe(["2 1"]);
        (await warehouse.RowsAsync("select paid_amount, open_amount from fct_claims")).ShouldBe(["80.00 0.00"]);
        (await warehouse.RowsAsync("select sum(amount) from fct_adjustments")).ShouldBe(["20.00"]);
    }

    [Fact]
    public async Task InterchangeSentTwice_IsFlaggedAndCountedOnce()
    {
        var claim = Claim100 with { ControlNumber = "000000017" };
        await using var warehouse = await new Story().Send(claim).Send(claim).BuildAsync();

        (await warehouse.RowsAsync("select is_duplicate, is_first_submission, outcome, is_accepted_first_time "
            + "from fct_submissions order by submission_key")).ShouldBe(["no yes unknown -", "yes no unknown -"]);
        (await warehouse.RowsAsync("select count(*), sum(charge_amount) from fct_claims")).ShouldBe(["1 100.00"]);
    }

    [Fact]
    public async Task TestFiles_AreSeenOnlyAmongSubmissions()
    {
        await using var warehouse = await new Story()
            .Send(Claim100 with { IsTest = true })
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))) with { IsTest = true })
            .BuildAsync();

        (await warehouse.RowsAsync("select is_test, outcome from fct_submissions")).ShouldBe(["yes unknown"]);
        (await warehouse.RowsAsync("select (select count(*) from fct_claims) + (select count(*) from fct_adjudications) "
            + "+ (select count(*) from fct_payments) + (select count(*) from fct_ledger)")).ShouldBe(["0"]);
    }

    // Cash without a claim of ours: an implied chain, 100 charged and 80 + 20 settled on the day it came.
    [Fact]
    public async Task RemitWithoutAClaim_StaysInAsAnImpliedChain()
    {
        await using var warehouse = await new Story()
            .Receive(Paid("2025-01-20", "T1", new Remit("ZZ", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select is_implied, match_method, paid_amount, open_amount, first_submitted_date "
            + "from fct_claims")).ShouldBe(["yes unmatched 80.00 0.00 -"]);
        (await warehouse.RowsAsync("select is_matched, match_method from fct_adjudications")).ShouldBe(["no unmatched"]);
    }

    // The primary forwards the claim: the secondary answers without a claim of ours. Same case; 20 move over and are paid.
    [Fact]
    public async Task Crossover_SecondaryIsImpliedInTheSameCase()
    {
        await using var warehouse = await new Story()
            .Send(Claim100 with { Filing = "MB" })
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "19", 100, 60, new RemitLine("99213", 100, 60, "CO-45 20", "PR-2 20"))
            { Filing = "MB" }))
            .Receive(Paid("2025-02-10", "T2", new Remit("A1", "2", 100, 20, new RemitLine("99213", 100, 20, "OA-23 80"))) with { Payer = "BETA" })
            .BuildAsync();

        (await warehouse.RowsAsync("select payer_sequence, paid_amount, is_implied, open_amount, credit_amount "
            + "from fct_claims order by payer_sequence")).ShouldBe(["1 60.00 no 0.00 0.00", "2 20.00 yes 0.00 0.00"]);
        (await warehouse.RowsAsync("select count(distinct case_key) from fct_claims")).ShouldBe(["1"]);
        (await warehouse.RowsAsync("select sum(charge_amount) from fct_ledger")).ShouldBe(["100.00"]);
    }

    // Billed to the wrong payer first: the second one takes the whole balance over.
    [Fact]
    public async Task WrongPayerFirst_BalanceMovesToTheRightOne()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "CO-26 100"))))
            .Send(Claim100 with { Date = "2025-02-03", Payer = "BETA" })
            .Receive(Paid("2025-02-20", "T2", new Remit("A1", "1", 100, 70, new RemitLine("99213", 100, 70, "CO-45 30"))) with { Payer = "BETA" })
            .BuildAsync();

        (await warehouse.RowsAsync("select payer_id, is_denied_first_pass, paid_amount, open_amount, credit_amount "
            + "from fct_claims order by payer_id")).ShouldBe(["ALPHA yes 0.00 0.00 0.00", "BETA no 70.00 0.00 0.00"]);
    }

    // A denial the patient owes moves to the patient, and comes back when the claim is paid without a reversal.
    [Fact]
    public async Task PatientLiableDenialThenPaid_TransferIsTakenBack()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "PR-96 100"))))
            .Receive(Paid("2025-02-20", "T2", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select open_amount, credit_amount, is_denied_first_pass from fct_claims"))
            .ShouldBe(["0.00 0.00 yes"]);
        (await warehouse.RowsAsync("select is_patient_liable from fct_denials")).ShouldBe(["yes"]);
    }

    // The same with a second payer: 100 move to it and back, then the 20 the first one left. 20 paid: nothing open.
    [Fact]
    public async Task PatientLiableDenialThenPaid_SecondPayerGetsOnlyWhatIsLeft()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "PR-27 100"))))
            .Receive(Paid("2025-02-20", "T2", new Remit(
                "A1", "19", 100, 60, new RemitLine("99213", 100, 60, "CO-45 20", "PR-2 20"))))
            .Receive(Paid("2025-03-20", "T3", new Remit("A1", "2", 100, 20, new RemitLine("99213", 100, 20, "OA-23 80")))
                with
            { Payer = "BETA" })
            .BuildAsync();

        (await warehouse.RowsAsync("select payer_id, open_amount, credit_amount from fct_claims order by payer_sequence"))
            .ShouldBe(["ALPHA 0.00 0.00", "BETA 0.00 0.00"]);
    }

    // A line under review (133) is no decision: the first adjudication is the one that pays.
    [Fact]
    public async Task PendedThenPaid_FirstAdjudicationIsTheDecision()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 0, new RemitLine("99213", 100, 0, "OA-133 100"))))
            .Receive(Paid("2025-02-20", "T2", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select first_adjudicated_date, is_denied_first_pass, days_to_first_adjudication "
            + "from fct_claims")).ShouldBe(["2025-02-20 no 43"]);
    }

    [Fact]
    public async Task ClaimWithoutLines_HasOneSyntheticLine()
    {
        await using var warehouse = await new Story()
            .Receive(Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 70) { Adjustments = ["CO-45 20", "PR-1 10"] }))
            .BuildAsync();

        (await warehouse.RowsAsync("select is_synthetic, charge_amount, paid_amount, allowed_amount from fct_adjudicated_lines"))
            .ShouldBe(["yes 100.00 70.00 80.00"]);
    }

    [Fact]
    public async Task VoidedClaim_TakesItsChargeBack()
    {
        await using var warehouse = await new Story()
            .Send(Claim100)
            .Send(Claim100 with { Date = "2025-02-03", Frequency = "8" })
            .BuildAsync();

        (await warehouse.RowsAsync("select charge_amount, open_amount, submission_count from fct_claims"))
            .ShouldBe(["0.00 0.00 2"]);
    }

    internal static Payment Paid(string date, string trace, Remit remit) => new(date, remit.Paid, remit) { Trace = trace };
}
