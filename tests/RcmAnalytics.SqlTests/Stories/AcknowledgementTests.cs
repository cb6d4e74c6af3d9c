namespace RcmAnalytics.SqlTests.Stories;

/// <summary>What acknowledgements say of the claims sent, by the rules of the three kinds there are.</summary>
public sealed class AcknowledgementTests
{
    private const string Outcomes = "select patient_control_number, submitted_date, outcome, is_rejected, is_accepted_first_time, "
        + "rejection_hop, rejection_code from fct_submissions order by submitted_date, submission_key";

    private static SentClaim Claim(string number = "A1", string batch = "B1", string date = "2025-01-08") =>
        new(number, date, new SentLine("99213", 100)) { Batch = batch };

    private static Answer Accepted(string number = "A1") => new(number, "A2:20:PR", "WQ");

    private static Answer Rejected(string number = "A1") => new(number, "A7:562:85", "U");

    [Fact]
    public async Task PayerAccepts_IsAcceptedWithItsDatesAndNumber()
    {
        await using var warehouse = await new Story().Send(Claim())
            .Answer(new Answers("2025-01-11", "B1", Accepted() with { PayerNumber = "ICN1" }) { Received = "2025-01-09" })
            .BuildAsync();

        (await warehouse.RowsAsync("select outcome, status, is_accepted_first_time, acknowledged_date, payer_acknowledged_date, "
            + "payer_received_date, accepted_date, payer_claim_control_number from fct_submissions"))
            .ShouldBe(["accepted accepted yes 2025-01-11 2025-01-11 2025-01-09 2025-01-11 ICN1"]);
        (await warehouse.RowsAsync("select practice_id, payer_id, hop, level, result, submission_count, submission_key is not null "
            + "from fct_acknowledgements")).ShouldBe(["P1 ALPHA payer claim accepted 1 yes"]);
    }

    // A receipt is no acceptance: not of a clearinghouse, a 999, a TA1 or a batch, and not the payer's A1 alone.
    [Fact]
    public async Task ReceiptsAlone_LeaveTheOutcomeUnknown()
    {
        await using var warehouse = await new Story().Send(Claim() with { ControlNumber = "77" })
            .AcknowledgeInterchange("2025-01-08", "000000077", "2025-01-08", "A")
            .Acknowledge("2025-01-08", "B1", "0001", "A")
            .Answer(new Answers("2025-01-09", "B1", Accepted() with { Code = "A2:20" }) { Source = "AY" })
            .Answer(new Answers("2025-01-10", "B1", new Answer(null, "A1:19", "WQ") { Level = "receiver" }))
            .Answer(new Answers("2025-01-10", "B1", new Answer("A1", "A1:19")))
            .BuildAsync();

        (await warehouse.RowsAsync("select outcome, status, is_accepted_first_time, acknowledged_date, payer_acknowledged_date "
            + "from fct_submissions")).ShouldBe(["unknown received_by_payer - 2025-01-08 2025-01-10"]);
        (await warehouse.RowsAsync("select count(*), sum(submission_count) from fct_acknowledgements")).ShouldBe(["5 5"]);
    }

    // The clearinghouse takes it, the payer does not: the worst hop wins.
    [Fact]
    public async Task ClearinghouseAcceptsThenPayerRejects_IsRejectedByThePayer()
    {
        await using var warehouse = await new Story().Send(Claim())
            .Answer(new Answers("2025-01-09", "B1", Accepted()) { Source = "AY" })
            .Answer(new Answers("2025-01-11", "B1", Rejected()))
            .BuildAsync();

        (await warehouse.RowsAsync(Outcomes)).ShouldBe(["A1 2025-01-08 rejected yes no payer A7:562:85"]);
    }

    // Batch B1 is rejected whole, both its claims with it; sent again as B2 the chain goes on and is no new original.
    [Fact]
    public async Task SetRejected_RejectsItsClaimsAndTheirResendIsNoOriginal()
    {
        await using var warehouse = await new Story().Send(Claim())
            .Acknowledge("2025-01-08", "B1", "0001", "R")
            .Send(Claim(batch: "B2", date: "2025-01-09"))
            .Acknowledge("2025-01-09", "B2", "0001", "A")
            .Answer(new Answers("2025-01-11", "B2", Accepted()))
            .BuildAsync();

        (await warehouse.RowsAsync(Outcomes)).ShouldBe([
            "A1 2025-01-08 rejected yes no syntax 999:5", "A1 2025-01-09 accepted no - - -",
        ]);
        (await warehouse.RowsAsync("select count(*), sum(submission_count) from fct_claims")).ShouldBe(["1 2"]);
    }

    [Theory]
    [InlineData("A", "unknown")]
    [InlineData("E", "unknown")]
    [InlineData("P", "unknown")]
    [InlineData("R", "rejected")]
    [InlineData("M", "rejected")]
    [InlineData("W", "rejected")]
    [InlineData("X", "rejected")]
    public async Task GroupAcknowledged_OnlyARejectionReachesTheClaims(string result, string outcome)
    {
        await using var warehouse = await new Story().Send(Claim()).Acknowledge("2025-01-08", "B1", null, result).BuildAsync();

        (await warehouse.RowsAsync("select outcome from fct_submissions")).ShouldBe([outcome]);
    }

    [Fact]
    public async Task InterchangeRejected_RejectsItsClaims()
    {
        await using var warehouse = await new Story().Send(Claim() with { ControlNumber = "000000077" })
            .AcknowledgeInterchange("2025-01-09", "77", "2025-01-08", "R").BuildAsync();

        (await warehouse.RowsAsync(Outcomes)).ShouldBe(["A1 2025-01-08 rejected yes no envelope TA1:024"]);
    }

    [Fact]
    public async Task BatchRejected_RejectsEveryClaimUnlessItListsSome()
    {
        await using var warehouse = await new Story()
            .Send(Claim()).Send(Claim("A2", "B2"))
            .Answer(new Answers("2025-01-09", "B1", new Answer(null, "A3:24:41", "U") { Level = "receiver" }))
            .Answer(new Answers("2025-01-09", "B2", new Answer(null, "A3:24:41", "U") { Level = "receiver" }, Accepted("A2")))
            .BuildAsync();

        (await warehouse.RowsAsync(Outcomes)).ShouldBe([
            "A1 2025-01-08 rejected yes no payer A3:24:41", "A2 2025-01-08 accepted no yes - -",
        ]);
    }

    [Theory]
    [InlineData("1000000001", null, "rejected")]
    [InlineData(null, "991000001", "rejected")]
    [InlineData("1999999999", null, "unknown")]
    public async Task ProviderRejected_RejectsHisClaimsOfTheBatch(string? npi, string? taxId, string outcome)
    {
        await using var warehouse = await new Story().Send(Claim())
            .Answer(new Answers("2025-01-09", "B1", new Answer(null, "A3:24:85", "U") { Level = "provider", Npi = npi, TaxId = taxId }))
            .BuildAsync();

        (await warehouse.RowsAsync("select outcome from fct_submissions")).ShouldBe([outcome]);
    }

    // The set with the claim's own number is taken; without one of ours, charge or dates must agree.
    [Theory]
    [InlineData("CH-BATCH", "a-1", 100, "2025-02-02", "rejected")]
    [InlineData("CH-BATCH", "00A1", 90, "2025-01-06", "rejected")]
    [InlineData("CH-BATCH", "A1", 90, "2025-02-02", "unknown")]
    [InlineData("B1", "A1", 90, "2025-02-02", "unknown")]
    [InlineData("B1", "A1", null, null, "rejected")]
    [InlineData(null, "A1", null, null, "rejected")]
    [InlineData("B1", "A11", 100, "2025-01-06", "unknown")]
    public async Task ClaimNumber_NeedsItsBatchChargeOrDates(string? batch, string number, int? charge, string? service, string outcome)
    {
        await using var warehouse = await new Story().Send(Claim())
            .Answer(new Answers("2025-01-11", batch, Rejected(number) with { Charge = charge, Service = service }))
            .BuildAsync();

        (await warehouse.RowsAsync("select outcome from fct_submissions")).ShouldBe([outcome]);
    }

    // The account number stands on two visits: the status is for the one whose charge and date agree.
    [Fact]
    public async Task NumberOnSeveralClaims_TheChargeAndDateDecide()
    {
        await using var warehouse = await new Story()
            .Send(Claim()).Send(new SentClaim("A1", "2025-01-08", new SentLine("99214", 150)) { Batch = "B1", Service = "2025-01-07" })
            .Answer(new Answers("2025-01-11", "B1", Rejected() with { Charge = 150, Service = "2025-01-07" }))
            .BuildAsync();

        (await warehouse.RowsAsync("select charge_amount, outcome from fct_submissions order by charge_amount"))
            .ShouldBe(["100.00 unknown", "150.00 rejected"]);
    }

    // An answer of January is not for the resend of February, nor one without a date to compare for either.
    [Fact]
    public async Task SentAgain_AnswerIsForTheSendingBeforeIt()
    {
        await using var warehouse = await new Story()
            .Send(Claim()).Send(Claim(batch: "B2", date: "2025-02-03"))
            .Answer(new Answers("2025-01-11", "CH", Rejected()))
            .Answer(new Answers("2025-02-05", "CH", Accepted()))
            .BuildAsync();

        (await warehouse.RowsAsync(Outcomes)).ShouldBe([
            "A1 2025-01-08 rejected yes no payer A7:562:85", "A1 2025-02-03 accepted no - - -",
        ]);
    }

    // Group numbers start anew: of two sendings under one number the last before the answer counts.
    [Fact]
    public async Task GroupNumberUsedAgain_LastSendingBeforeTheAnswerCounts()
    {
        await using var warehouse = await new Story()
            .Send(Claim()).Send(Claim("A2", date: "2025-01-15")).Send(Claim("A3", date: "2025-01-29"))
            .Acknowledge("2025-01-16", "B1", "0001", "R")
            .BuildAsync();

        (await warehouse.RowsAsync("select patient_control_number, outcome from fct_submissions order by 1"))
            .ShouldBe(["A1 unknown", "A2 rejected", "A3 unknown"]);
    }

    [Fact]
    public async Task OtherPractices_AreNeverReached()
    {
        await using var warehouse = await new Story()
            .Send(Claim()).Send(Claim() with { Practice = "P2" })
            .Answer(new Answers("2025-01-11", null, Rejected()) { Practice = "P2" })
            .BuildAsync();

        (await warehouse.RowsAsync("select practice_id, outcome from fct_submissions order by 1"))
            .ShouldBe(["P1 unknown", "P2 rejected"]);
    }

    // Answers often name the tax id where the claims named the NPI.
    [Fact]
    public async Task PracticeNamedByTaxId_IsThePracticeOfTheClaims()
    {
        await using var warehouse = await new Story().Send(Claim())
            .Answer(new Answers("2025-01-11", "CH", Rejected()) { Practice = "991000001" }).BuildAsync();

        (await warehouse.RowsAsync("select practice_id, result, submission_count from fct_acknowledgements"))
            .ShouldBe(["P1 rejected 1"]);
    }

    // Paid in the end, and yet it was rejected on the way: adjudicated, not clean.
    [Fact]
    public async Task RejectedThenPaid_IsAdjudicatedAndNotClean()
    {
        await using var warehouse = await new Story().Send(Claim())
            .Answer(new Answers("2025-01-09", "B1", Rejected()) { Source = "AY" })
            .Receive(LifeStoryTests.Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .BuildAsync();

        (await warehouse.RowsAsync(Outcomes)).ShouldBe(["A1 2025-01-08 adjudicated yes no clearinghouse A7:562:85"]);
    }

    // Sent 8 January and rejected, sent again on the 10th; the payer had it on the 12th and
    // decided on the 20th: 8 days from its receipt, 10 from the sending it took where no receipt is known or believable.
    [Theory]
    [InlineData("2025-01-12", "A2:20", 8)]
    [InlineData("2025-02-12", "A2:20", 10)]
    [InlineData(null, "A1:19", 10)]
    public async Task Turnaround_CountsFromThePayersReceipt(string? received, string code, int days)
    {
        var story = new Story().Send(Claim()).Acknowledge("2025-01-08", "B1", "0001", "R").Send(Claim(batch: "B2", date: "2025-01-10"));
        if (received is not null)
        {
            story.Answer(new Answers("2025-01-13", "B2", new Answer("A1", code, "WQ")) { Received = received });
        }

        await using var warehouse = await story
            .Receive(LifeStoryTests.Paid("2025-01-20", "T1", new Remit("A1", "1", 100, 80, new RemitLine("99213", 100, 80, "CO-45 20"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select days_to_first_adjudication from fct_claims")).ShouldBe([$"{days}"]);
    }

    [Fact]
    public async Task TestAnswers_AreSeenAndSayNothing()
    {
        await using var warehouse = await new Story().Send(Claim())
            .Answer(new Answers("2025-01-11", "B1", Rejected()) { IsTest = true }).BuildAsync();

        (await warehouse.RowsAsync("select outcome from fct_submissions")).ShouldBe(["unknown"]);
        (await warehouse.RowsAsync("select is_test, submission_count from fct_acknowledgements")).ShouldBe(["yes 0"]);
    }

    [Theory]
    [InlineData("005010X291", null)]
    [InlineData("005010X299A1", null)]
    [InlineData("005010X224A2", "PB")]
    public async Task Predeterminations_AreSeenOnlyAmongSubmissions(string version, string? reason)
    {
        await using var warehouse = await new Story()
            .Send(Claim() with { Version = version, Reason = reason })
            .Receive(LifeStoryTests.Paid("2025-01-20", "T1", new Remit("A9", "25", 100, 0, new RemitLine("99213", 100, 0, "CO-45 20", "PR-1 80"))))
            .BuildAsync();

        (await warehouse.RowsAsync("select is_predetermination, is_first_submission, outcome from fct_submissions"))
            .ShouldBe(["yes no unknown"]);
        (await warehouse.RowsAsync("select (select count(*) from fct_claims) + (select count(*) from fct_adjudications) "
            + "+ (select count(*) from fct_ledger)")).ShouldBe(["0"]);
    }
}
