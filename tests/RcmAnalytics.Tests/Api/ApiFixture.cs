using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using RcmAnalytics.Api;
using RcmAnalytics.Tests.Api;
using RcmAnalytics.Warehouse;

[assembly: AssemblyFixture(typeof(ApiFixture))]

namespace RcmAnalytics.Tests.Api;

/// <summary>
/// The API as `rcm serve` starts it, on a free port of this machine, over a DuckDB file with <see cref="SampleWarehouse"/>.
/// </summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rcm-api-");
    private DuckDbWarehouse? _warehouse;
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = new();

    internal IWarehouse Warehouse => _warehouse ?? throw new InvalidOperationException("The fixture was not started.");

    public async ValueTask InitializeAsync()
    {
        _warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Path.Combine(_folder.FullName, "rcm.duckdb") });
        await SampleWarehouse.FillAsync(_warehouse, CancellationToken.None);
        _app = await StartAsync(new ApiOptions { Warehouse = _warehouse });
        Client = ClientOf(_app);
    }

    /// <summary>Starts a further application; the caller disposes of it.</summary>
    public static async Task<WebApplication> StartAsync(ApiOptions options)
    {
        var app = ApiHost.Create(options with { Urls = ["http://127.0.0.1:0"] });
        await app.StartAsync();
        return app;
    }

    public static HttpClient ClientOf(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single()) };

    /// <summary>The JSON at an address that answers 200.</summary>
    public async Task<JsonElement> GetJsonAsync(string address)
    {
        using var response = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>The sentence of the problem document at an address that answers <paramref name="status"/>.</summary>
    public async Task<string> GetProblemAsync(string address, int status)
    {
        using var response = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return problem.GetProperty("detail").GetString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_warehouse is not null)
        {
            await _warehouse.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
