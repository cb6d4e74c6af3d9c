namespace RcmAnalytics.SqlTests.Stories;

/// <summary>The matching ladder, rung by rung.</summary>
public sealed class MatchingTests
{
    private static SentClaim Sent => new("AB-000123", "2025-01-08", new SentLine("99213", 100, "LINE77"));

    [Theory]
    [InlineData("AB-000123", "2025-01-06", 100, "number 100")]
    [InlineData("ab000123", "2025-01-06", 90, "normalised_number 90")]
    [InlineData("AB-000123", "2025-03-09", 100, "number 100")]
    [InlineData("AB-000123", "2025-03-09", 90, "line_number 70")]
    [InlineData("0", "2025-03-09", 90, "line_number 70")]
    public async Task Remit_ByNumberOrLine_FindsTheClaim(string number, string service, int charge, string expected)
    {
        var line = new RemitLine("99213", charge, charge) { Number = "LINE77" };
        await using var warehouse = await Receive(new Remit(number, "1", charge, charge, line) { Service = service });

        (await warehouse.RowsAsync("select match_method, match_score from fct_adjudications")).ShouldBe([expected]);
    }

    [Theory]
    [InlineData("patient-1", "2025-01-06", 100, "member 60")]
    [InlineData("patient-2", "2025-01-06", 100, "unmatched 0")]
    [InlineData("patient-1", "2025-01-07", 100, "unmatched 0")]
    [InlineData("patient-1", "2025-01-06", 101, "unmatched 0")]
    public async Task Remit_ByMember_NeedsDateAndCharge(string patient, string service, int charge, string expected)
    {
        var remit = new Remit("OTHER", "1", charge, charge, new RemitLine("99213", charge, charge));
        await using var warehouse = await Receive(remit with { Service = service, Patient = patient });

        (await warehouse.RowsAsync("select match_method, match_score from fct_adjudications")).ShouldBe([expected]);
    }

    // An account number over two visits: each remit finds its own visit, and the claims stay apart.
    [Fact]
    public async Task AccountNumberOverTwoVisits_EachRemitFindsItsVisit()
    {
        await using var warehouse = await new Story()
            .Send(Sent)
            .Send(Sent with { Date = "2025-02-08", Service = "2025-02-06" })
            .Receive(new Payment("2025-02-20", 60, new Remit("AB-000123", "1", 100, 60, new RemitLine("99213", 100, 60, "CO-45 40"))
            { Service = "2025-02-06" }))
            .BuildAsync();

        (await warehouse.RowsAsync("select service_from_date, paid_amount, open_amount from fct_claims order by 1"))
            .ShouldBe(["2025-01-06 0.00 100.00", "2025-02-06 60.00 0.00"]);
    }

    // The same services of the same patient under another number, a month later: a resubmission.
    [Fact]
    public async Task SameServicesUnderAnotherNumber_AreOneChain()
    {
        await using var warehouse = await new Story()
            .Send(Sent)
            .Send(Sent with { Number = "NEW1", Date = "2025-02-08" })
            .Send(Sent with { Number = "NEW2", Date = "2025-02-08", Patient = "patient-2" })
            .BuildAsync();

        (await warehouse.RowsAsync("select submission_count from fct_claims order by claim_key")).ShouldBe(["2", "1"]);
        (await warehouse.RowsAsync("select sum(charge_amount) from fct_ledger")).ShouldBe(["200.00"]);
    }

    private static Task<Warehouse.DuckDbWarehouse> Receive(Remit remit) =>
        new Story().Send(Sent).Receive(new Payment("2025-03-20", remit.Paid, remit)).BuildAsync();
}
