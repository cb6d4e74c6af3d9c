using System.Net;
using System.Net.Http.Json;
using RcmAnalytics.Api;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Api;

public sealed class HostTests(ApiFixture api)
{
    [Theory]
    [InlineData("/api/metrics")]
    [InlineData("/health/live")]
    [InlineData("/")]
    public async Task Get_AnyAddress_HasSecurityHeaders(string address)
    {
        using var response = await api.Client.GetAsync(address, Cancellation);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Get_UnknownApiAddress_IsAProblemAndNotThePage()
    {
        var problem = await api.GetProblemAsync("/api/metric/charges", 404);

        problem.ShouldContain("GET /api/metric/charges is not part of the API");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/denials?month=2026-01")]
    public async Task Get_AddressOfAPage_IsThePage(string address)
    {
        Assert.SkipUnless(
            File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")), "Built with -p:BuildWeb=false.");
        using var response = await api.Client.GetAsync(address, Cancellation);

        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        response.Headers.CacheControl?.NoCache.ShouldBe(true);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("<div id=\"app\">");
    }

    [Fact]
    public async Task Get_Script_IsCompressedAndKeptForGood()
    {
        var assets = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets");
        Assert.SkipUnless(Directory.Exists(assets), "Built with -p:BuildWeb=false.");
        var script = Path.GetFileName(Directory.EnumerateFiles(assets, "echarts-*.js").First());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/assets/{script}");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        using var response = await api.Client.SendAsync(request, Cancellation);

        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/javascript");
        response.Headers.CacheControl?.ToString().ShouldContain("immutable");
    }

    [Fact]
    public async Task Get_Figures_AreNotKeptInCaches()
    {
        using var response = await api.Client.GetAsync("/api/metrics/charges", Cancellation);

        response.Headers.CacheControl?.NoStore.ShouldBe(true);
    }

    [Fact]
    public async Task Post_FromAPageOfAnotherSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/query")
        {
            Content = JsonContent.Create(new { tiles = new { } }),
        };
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var response = await api.Client.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Ready_PublishedFigures_SaysWhereTheyStand()
    {
        var state = await api.GetJsonAsync("/health/ready");

        state.GetProperty("asOf").GetString().ShouldBe("2026-03-31");
    }

    [Fact]
    public async Task Ready_NothingPublished_SaysWhatToDo()
    {
        await using var empty = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        await using var app = await ApiFixture.StartAsync(new ApiOptions { Warehouse = empty });
        using var client = ApiFixture.ClientOf(app);

        using var response = await client.GetAsync("/health/ready", Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("rcm build");
    }

    [Fact]
    public async Task Context_Sample_NamesPracticesAndPayers()
    {
        var context = await api.GetJsonAsync("/api/context");

        context.GetProperty("first").GetString().ShouldBe("2025-01-06");
        context.GetProperty("practices").EnumerateArray().Select(practice => practice.GetProperty("name").GetString())
            .ShouldBe(["HARBOR STREET ORTHOPAEDICS", "LAKESIDE FAMILY MEDICINE"]);
    }

    [Theory]
    [InlineData("/api/loads")]
    [InlineData("/api/issues")]
    public async Task Ledger_NothingLoaded_IsEmpty(string address)
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        await using var app = await ApiFixture.StartAsync(new ApiOptions { Warehouse = warehouse });
        using var client = ApiFixture.ClientOf(app);

        (await client.GetStringAsync(address, Cancellation)).ShouldBe("[]");
    }

    [Fact]
    public async Task Loads_Sample_AreListed() => (await api.GetJsonAsync("/api/loads")).GetArrayLength().ShouldBe(6);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
