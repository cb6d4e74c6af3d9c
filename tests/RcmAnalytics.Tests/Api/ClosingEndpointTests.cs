using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RcmAnalytics.Api;

namespace RcmAnalytics.Tests.Api;

/// <summary>Over the sample's warehouse, with closed months of its own.</summary>
public sealed class ClosingEndpointTests(ApiFixture api) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rcm-closings-");
    private Microsoft.AspNetCore.Builder.WebApplication? _app;
    private HttpClient _client = new();

    public async ValueTask InitializeAsync()
    {
        _app = await ApiFixture.StartAsync(new ApiOptions
        {
            Warehouse = api.Warehouse,
            WarehousePath = Path.Combine(_folder.FullName, "rcm.duckdb"),
        });
        _client = ApiFixture.ClientOf(_app);
    }

    [Fact]
    public async Task Close_ThenReopen_KeepsTheHistoryAndTheFigures()
    {
        (await GetAsync("")).GetArrayLength().ShouldBe(0);

        var closing = await PostAsync("", new { month = "2026-02", by = "kim" });
        closing.GetProperty("closedBy").GetString().ShouldBe("kim");
        var restated = await GetAsync("/2026-02?metric=charges&all=true");
        restated.GetProperty("reasons").GetArrayLength().ShouldBe(0);
        var charges = restated.GetProperty("figures").EnumerateArray().ToList();
        charges.Count.ShouldBe(3);
        charges[0].GetProperty("first").GetProperty("value").GetDecimal()
            .ShouldBe((await api.GetJsonAsync("/api/metrics/charges?from=2026-02&to=2026-02"))[0].GetProperty("charges").GetDecimal());
        (await PostAsync("/2026-02/reasons", new { })).GetProperty("figures").GetArrayLength().ShouldBe(0);

        var history = await PostAsync("/2026-02/reopening", new { by = "lee", why = "late_files" });
        history[0].GetProperty("reopening").GetProperty("reopenedBy").GetString().ShouldBe("lee");
        history[0].GetProperty("reopening").GetProperty("why").GetString().ShouldBe("late_files");
    }

    [Theory]
    [InlineData("", """{ "month": "2026-09", "by": "kim" }""")]
    [InlineData("", """{ "month": "2026-02", "by": "kim, for Avery Alder" }""")]
    [InlineData("/2025-10/reopening", """{ "by": "kim", "why": "late_files" }""")]
    [InlineData("/2025-10/reopening", """{ "by": "kim", "why": "Avery Alder called" }""")]
    public async Task Post_WhatCannotBe_IsRefused(string address, string body)
    {
        using var content = new StringContent(body, null, "application/json");
        using var response = await _client.PostAsync($"/api/closings{address}", content, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await GetAsync("")).EnumerateArray().ShouldNotContain(closing => closing.GetProperty("month").GetString() == "2025-10-01");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<JsonElement> GetAsync(string address) =>
        await _client.GetFromJsonAsync<JsonElement>($"/api/closings{address}", Cancellation);

    private async Task<JsonElement> PostAsync(string address, object body)
    {
        using var response = await _client.PostAsJsonAsync($"/api/closings{address}", body, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
