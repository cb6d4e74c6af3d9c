using System.Net.Http.Json;
using System.Text.Json;
using RcmAnalytics.Api;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Api;

public sealed class ClaimEndpointTests(ApiFixture api)
{
    private const string Denied = "/api/rows/denied_claims?from=2025-06&to=2025-12&limit=1000";

    [Fact]
    public async Task Claim_Denied_TellsItsSendingAnswerDecisionAndDenial()
    {
        var claim = await api.GetJsonAsync($"/api/claims/{(await KeysAsync(Denied))[0]}");

        var events = claim.GetProperty("events").EnumerateArray().ToList();
        events.Select(told => told.GetProperty("kind").GetString()).Distinct().Take(5)
            .ShouldBe(["service", "submission", "acknowledgement", "adjudication", "denial"]);
        events.Where(told => told.GetProperty("segment").ValueKind == JsonValueKind.String)
            .ShouldAllBe(told => told.GetProperty("sourceOffset").GetInt64() >= 0 && told.GetProperty("fileName").GetString() != "");
        events.Select(told => told.GetProperty("date").GetString()).Where(date => date is not null)
            .ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public async Task Claim_EveryDecision_SumsToWhatItsChainsWerePaid()
    {
        foreach (var key in (await KeysAsync("/api/rows/claims_adjudicated?from=2025-06&to=2025-06&limit=1000")).Take(40))
        {
            var claim = await api.GetJsonAsync($"/api/claims/{key}");

            var decided = claim.GetProperty("events").EnumerateArray()
                .Where(told => told.GetProperty("kind").GetString() == "adjudication" && !told.GetProperty("isDuplicate").GetBoolean())
                .Sum(told => told.GetProperty("amount").GetDecimal());
            decided.ShouldBe(claim.GetProperty("chains").EnumerateArray().Sum(chain => chain.GetProperty("paidAmount").GetDecimal()));
        }
    }

    [Fact]
    public async Task Claim_AnyOfACase_ShowsTheChainsOfAllPayers()
    {
        var secondary = await api.Warehouse.ReadAsync(
            "select claim_key, case_key from fct_claims where payer_sequence = 2 and claim_key != case_key order by claim_key limit 1",
            [],
            TestContext.Current.CancellationToken);

        var later = await api.GetJsonAsync($"/api/claims/{secondary.Rows[0][0]}");
        var first = await api.GetJsonAsync($"/api/claims/{secondary.Rows[0][1]}");

        later.GetProperty("chains").GetArrayLength().ShouldBeGreaterThan(1);
        later.GetRawText().ShouldBe(first.GetRawText());
    }

    [Fact]
    public async Task Claim_WithoutTheRightToPhi_MasksItsNumber()
    {
        await using var app = await ApiFixture.StartAsync(new ApiOptions { Warehouse = api.Warehouse, ShowPhi = false });
        using var client = ApiFixture.ClientOf(app);
        var address = $"/api/claims/{(await KeysAsync(Denied))[0]}";

        var masked = await client.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken);

        masked.GetProperty("chains")[0].GetProperty("patientControlNumber").GetString().ShouldBe(PhiAccess.Mask);
    }

    [Fact]
    public async Task Claim_UnknownKey_IsNotFoundAndSaysWhatWasExpected() =>
        (await api.GetProblemAsync("/api/claims/1000157", 404)).ShouldContain("claim_key");

    private async Task<List<string>> KeysAsync(string address)
    {
        var page = await api.GetJsonAsync(address);
        var place = page.GetProperty("columns").EnumerateArray().ToList().FindIndex(column => column.GetString() == "claim_key");
        return [.. page.GetProperty("rows").EnumerateArray().Select(row => row[place].GetString()!)]; // the metric's own key
    }
}
