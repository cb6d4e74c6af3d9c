using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Api;

public sealed class QueryEndpointTests(ApiFixture api)
{
    [Fact]
    public async Task Query_TwoTiles_AnswersBothWithFiguresOfTheRows()
    {
        var answer = await QueryAsync(new
        {
            january = new { metrics = new[] { "charges" }, from = "2026-01-01", to = "2026-01-31", compare = "previous" },
            payers = new { metrics = new[] { "payments" }, by = new[] { "payer" }, orderBy = "payments", descending = true, limit = 2 },
        });

        var january = answer.GetProperty("january").GetProperty("rows")[0].GetProperty("cells")[0];
        january.GetProperty("value").GetDecimal().ShouldBe(await ChargesAsync("2026-01"));
        january.GetProperty("comparison").GetDecimal().ShouldBe(await ChargesAsync("2025-12"));
        answer.GetProperty("payers").GetProperty("rows").GetArrayLength().ShouldBe(2);
        answer.GetProperty("payers").GetProperty("asOf").GetString().ShouldBe("2026-03-31");
    }

    [Fact]
    public async Task Query_FilterByPayer_CountsThatPayerOnly()
    {
        var answer = await QueryAsync(new
        {
            one = new { metrics = new[] { "claims_adjudicated" }, where = new { payer = new[] { "COAST" } } },
            all = new { metrics = new[] { "claims_adjudicated" }, by = new[] { "payer" } },
        });

        var coastal = answer.GetProperty("all").GetProperty("rows").EnumerateArray()
            .Single(row => row.GetProperty("dimensions")[0].GetProperty("key").GetString() == "COAST");
        Value(answer.GetProperty("one").GetProperty("rows")[0]).ShouldBe(Value(coastal));
    }

    [Fact]
    public async Task Query_UnknownMetric_NamesTheTileAndWhatExists()
    {
        using var response = await PostAsync(new { cards = new { metrics = new[] { "denial_rat" } } });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldStartWith("Tile 'cards': There is no metric 'denial_rat'");
    }

    [Fact]
    public async Task Query_UnknownMember_IsRefused()
    {
        using var response = await PostAsync(new { cards = new { metrics = new[] { "charges" }, filter = "payer" } });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static decimal Value(JsonElement row) => row.GetProperty("cells")[0].GetProperty("value").GetDecimal();

    private Task<HttpResponseMessage> PostAsync(object tiles) =>
        api.Client.PostAsJsonAsync("/api/query", new { tiles }, Cancellation);

    private async Task<JsonElement> QueryAsync(object tiles)
    {
        using var response = await PostAsync(tiles);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        response.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonSerializer.Deserialize<JsonElement>(body).GetProperty("tiles");
    }

    private async Task<decimal> ChargesAsync(string month)
    {
        var sum = await api.Warehouse.ReadAsync(
            "select sum(charge_amount) from fct_ledger where transaction_type = 'charge' and strftime(posted_date, '%Y-%m') = $month",
            [new QueryParameter("month", month)],
            Cancellation);
        return (decimal)sum.Rows[0][0]!;
    }
}
