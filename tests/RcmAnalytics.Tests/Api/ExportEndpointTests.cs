using System.Net;
using RcmAnalytics.Api;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Api;

public sealed class ExportEndpointTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_Filtered_HasTheRowsThatMatch()
    {
        var text = await api.Client.GetStringAsync("/api/exports/fct_claims?where=payer_id%3DCOAST&where=payer_sequence%3D1", Cancellation);

        var counted = await api.Warehouse.ReadAsync(
            "select count(*) from fct_claims where payer_id = 'COAST' and payer_sequence = 1", [], Cancellation);
        (text.TrimEnd().Split('\n').Length - 1L).ShouldBe((long)counted.Rows[0][0]!);
    }

    [Theory]
    [InlineData("/api/exports/raw.loads", "fct_claims")]
    [InlineData("/api/exports/fct_claims?where=1%3D1", "claim_key")]
    [InlineData("/api/exports/fct_claims?wehre=payer_id%3DCOAST", "where")]
    [InlineData("/api/exports/fct_claims?format=doc", "parquet")]
    public async Task Export_UnknownName_IsRefusedWithThoseThatExist(string address, string expected) =>
        (await api.GetProblemAsync(address, 400)).ShouldContain(expected);

    [Fact]
    public async Task Export_WithoutTheRightToPhi_IsForbidden()
    {
        await using var app = await ApiFixture.StartAsync(new ApiOptions { Warehouse = api.Warehouse, ShowPhi = false });
        using var client = ApiFixture.ClientOf(app);

        using var response = await client.GetAsync("/api/exports/fct_claims", Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
