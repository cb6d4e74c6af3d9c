namespace RcmAnalytics.SqlTests.Stories;

/// <summary>What becomes of a denied service, through all models.</summary>
public sealed class DenialStoryTests
{
    private const string Outcome =
        "select procedure_code, first_action, days_to_first_action, resolution, days_to_resolution, overturned_amount, "
        + "recovered_amount, expected_denied_amount, expected_source from fct_denials order by denial_key";

    private static SentClaim Claim => new("A1", "2025-01-08", new SentLine("99213", 150) { Modifier = "25" }, new SentLine("20610", 300))
    {
        Diagnosis = "m1711",
    };

    private static Payment FirstAnswer => new("2025-01-20", 80, new Remit(
        "A1",
        "1",
        450,
        80,
        new RemitLine("99213", 150, 80, "CO-45 70") { Modifier = "25" },
        new RemitLine("20610", 300, 0, "CO-197 300")));

    // The contract has 99213 at 80 and 20610 at 120. Replaced 12 days later, reversed and paid 110 + 10 copay on 1 March.
    [Fact]
    public async Task Denial_ReplacedAndPaid_IsOverturnedForWhatWasAllowed()
    {
        await using var warehouse = await new Story().Contract("ALPHA", "99213", 80).Contract("ALPHA", "20610", 120)
            .Send(Claim).Receive(FirstAnswer)
            .Send(Claim with { Date = "2025-02-01", Frequency = "7", Authorization = "AUTH" })
            .Receive(new Payment(
                "2025-03-01",
                110,
                new Remit(
                    "A1", "22", -450, -80, new RemitLine("99213", -150, -80, "CO-45 -70"), new RemitLine("20610", -300, 0, "CO-197 -300")),
                new Remit(
                    "A1",
                    "1",
                    450,
                    190,
                    new RemitLine("99213", 150, 80, "CO-45 70"),
                    new RemitLine("20610", 300, 110, "CO-45 180", "PR-3 10")))
            { Trace = "T2" })
            .BuildAsync();

        (await warehouse.RowsAsync(Outcome)).ShouldBe(["20610 replacement 12 overturned 40 300.00 120.00 120.00 contract"]);
        (await warehouse.RowsAsync("select procedure_code, modifiers, diagnosis_code, stage, preventability, "
            + "has_authorization_number, is_eligibility_checked from fct_claims"))
            .ShouldBe(["20610 - M1711 authorization yes no no"]);
        (await warehouse.RowsAsync("select procedure_code, expected_allowed_amount, expected_source from fct_adjudicated_lines "
            + "where is_first_adjudication order by line_key")).ShouldBe(["99213 80.00 contract", "20610 120.00 contract"]);
    }

    // Nothing sent: the payer reopened it. No contract: 80 of 150 is usual, 300 x 80 / 150 = 160 were to be expected.
    [Fact]
    public async Task Denial_DecidedAgainWithoutUs_CountsAsAnAppealAndMayStayOpen()
    {
        await using var warehouse = await new Story().Send(Claim).Receive(FirstAnswer)
            .Receive(new Payment("2025-03-01", 0, new Remit(
                "A1", "1", 450, 0, new RemitLine("99213", 150, 0, "OA-23 150"), new RemitLine("20610", 300, 0, "CO-197 300")))
            { Trace = "T2" })
            .BuildAsync();

        (await warehouse.RowsAsync(Outcome)).ShouldBe(["20610 appeal 40 open - 0.00 0.00 160.00 practice"]);
    }

    // Coded anew: 20611 was not on the claim at first, and 20610 is gone.
    [Fact]
    public async Task Denial_ReplacedUnderAnotherCode_IsOverturnedByIt()
    {
        var replacement = new SentClaim("A1", "2025-02-01", new SentLine("99213", 150), new SentLine("20611", 300)) { Frequency = "7" };
        await using var warehouse = await new Story().Send(Claim).Receive(FirstAnswer).Send(replacement)
            .Receive(new Payment("2025-03-01", 90, new Remit("A1", "1", 300, 90, new RemitLine("20611", 300, 90, "CO-45 210")))
            { Trace = "T2" })
            .BuildAsync();

        (await warehouse.RowsAsync(Outcome)).ShouldBe(["20610 replacement 12 overturned 40 300.00 90.00 160.00 practice"]);
    }

    // A takeback undoes what the second decision gave.
    [Fact]
    public async Task Denial_OverturnedAndTakenBack_IsOpenAgain()
    {
        await using var warehouse = await new Story().Send(Claim).Receive(FirstAnswer)
            .Receive(new Payment("2025-03-01", 120, new Remit("A1", "1", 300, 120, new RemitLine("20610", 300, 120, "CO-45 180")))
            { Trace = "T2" })
            .Receive(new Payment(
                "2025-04-01", -120, new Remit("A1", "22", -300, -120, new RemitLine("20610", -300, -120, "CO-45 -180")))
            { Trace = "T3" })
            .BuildAsync();

        (await warehouse.RowsAsync(Outcome)).ShouldBe(["20610 appeal 40 open - 0.00 0.00 160.00 practice"]);
    }
}
