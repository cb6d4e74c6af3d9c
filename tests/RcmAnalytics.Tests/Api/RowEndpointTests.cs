using System.Net.Http.Json;
using System.Text.Json;
using RcmAnalytics.Api;
using RcmAnalytics.Api.Hosting;

namespace RcmAnalytics.Tests.Api;

public sealed class RowEndpointTests(ApiFixture api)
{
    private const string Denials = "/api/rows/initial_denial_rate?where=payer%3DEVGH2&from=2026-01&to=2026-02";

    [Theory]
    [InlineData("numerator")]
    [InlineData("denominator")]
    public async Task Rows_OfACount_AreAsManyAsTheFigureSays(string part)
    {
        var page = await api.GetJsonAsync($"{Denials}&part={part}&limit=1000");

        var figure = page.GetProperty("figure").GetProperty(part).GetInt32();
        figure.ShouldBeGreaterThan(0);
        page.GetProperty("rows").GetArrayLength().ShouldBe(figure);
    }

    [Fact]
    public async Task Rows_InPages_AreTheRowsOfOnePage()
    {
        var whole = await api.GetJsonAsync($"{Denials}&part=denominator&limit=1000");
        List<string> keys = [];
        string? after = null;
        do
        {
            var next = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
            var page = await api.GetJsonAsync($"{Denials}&part=denominator&limit=7{next}");
            keys.AddRange(Keys(page));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        keys.ShouldBe(Keys(whole));
    }

    [Fact]
    public async Task Rows_OfTheWorklistInPages_ComeByPriority()
    {
        const string work = "/api/rows/work_items?from=2026-03&to=2026-03";
        var whole = await api.GetJsonAsync($"{work}&limit=1000");
        var place = whole.GetProperty("columns").EnumerateArray().ToList().FindIndex(column => column.GetString() == "priority_amount");
        List<string> keys = [];
        string? after = null;
        do
        {
            var next = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
            var page = await api.GetJsonAsync($"{work}&limit=7{next}");
            keys.AddRange(Keys(page));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        keys.Count.ShouldBeGreaterThan(14);
        keys.ShouldBe(Keys(whole));
        whole.GetProperty("rows").EnumerateArray().Select(row => row[place].GetDecimal()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Rows_WithoutTheRightToPhi_MaskControlNumbers()
    {
        await using var app = await ApiFixture.StartAsync(new ApiOptions { Warehouse = api.Warehouse, ShowPhi = false });
        using var client = ApiFixture.ClientOf(app);

        var masked = await client.GetFromJsonAsync<JsonElement>(Denials, TestContext.Current.CancellationToken);
        var open = await api.GetJsonAsync(Denials);

        ControlNumbers(masked).ShouldAllBe(number => number == PhiAccess.Mask);
        ControlNumbers(open).ShouldAllBe(number => number.Length == 7 && number.All(char.IsAsciiDigit));
    }

    [Fact]
    public async Task Rows_ForwardedRequest_IsNotTakenForLocal()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Denials);
        request.Headers.Add("X-Forwarded-For", "10.0.0.7");

        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var page = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        ControlNumbers(page).ShouldAllBe(number => number == PhiAccess.Mask);
    }

    [Fact]
    public async Task Rows_OfSeveralFigures_AreRefused()
    {
        var problem = await api.GetProblemAsync("/api/rows/charges?by=payer", 400);

        problem.ShouldContain("rows are those of one figure");
    }

    private static IEnumerable<string> Keys(JsonElement page) =>
        page.GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()!);

    private static IReadOnlyList<string> ControlNumbers(JsonElement page)
    {
        var columns = page.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToList();
        var place = columns.IndexOf("patient_control_number");
        return [.. page.GetProperty("rows").EnumerateArray().Select(row => row[place].GetString()!)];
    }
}
