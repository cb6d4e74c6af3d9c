using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using RcmAnalytics.Api;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Api;

public sealed class UploadEndpointTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rcm-uploads-");
    private DuckDbWarehouse? _warehouse;
    private WebApplication? _app;
    private HttpClient _client = new();

    public async ValueTask InitializeAsync()
    {
        var path = Path.Combine(_folder.FullName, "rcm.duckdb");
        _warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = path });
        _app = await ApiFixture.StartAsync(new ApiOptions { Warehouse = _warehouse, WarehousePath = path });
        _client = ApiFixture.ClientOf(_app);
    }

    [Fact]
    public async Task Upload_Remittance_IsLoadedBuiltAndKnownTheSecondTime()
    {
        var first = await UploadAsync("remit.835", Sample());
        var second = await UploadAsync("again.835", Sample());

        first.Status.ShouldBe(HttpStatusCode.OK, first.Body.ToString());
        first.Body.GetProperty("status").GetString().ShouldBe("loaded");
        first.Body.GetProperty("rowCounts").EnumerateObject().ShouldNotBeEmpty();
        second.Body.GetProperty("status").GetString().ShouldBe("already_loaded");
        var loads = await _client.GetFromJsonAsync<JsonElement>("/api/loads", Cancellation);
        loads.GetArrayLength().ShouldBe(1);
        loads[0].GetProperty("fileName").GetString().ShouldBe("remit.835");
        (await _client.GetAsync("/health/ready", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Upload_WhatIsNoX12_IsRefusedWithTheReasonAndRecorded()
    {
        var answer = await UploadAsync("notes.txt", Encoding.UTF8.GetBytes("call the payer on Monday"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("ISA");
        answer.Body.ToString().ShouldNotContain("Monday");
        var issues = await _client.GetFromJsonAsync<JsonElement>("/api/issues", Cancellation);
        issues[0].GetProperty("rule").GetString().ShouldBe("file_refused");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_warehouse?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Delete(recursive: true);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static byte[] Sample() => File.ReadAllBytes(
        Directory.EnumerateFiles(Repo.Path("sample-data/x12/835")).Order(StringComparer.Ordinal).First());

    private async Task<(HttpStatusCode Status, JsonElement Body)> UploadAsync(string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        using var response = await _client.PostAsync("/api/loads", form, Cancellation);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation));
    }
}
