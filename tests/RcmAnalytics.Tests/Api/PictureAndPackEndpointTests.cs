using System.Text;

namespace RcmAnalytics.Tests.Api;

public sealed class PictureAndPackEndpointTests(ApiFixture api)
{
    [Fact]
    public async Task Chart_Png_IsAPicture()
    {
        var bytes = await api.Client.GetByteArrayAsync(
            "/api/charts/charges,payments.png?grain=month&from=2025-03&to=2026-03&kind=line", Cancellation);

        bytes.AsSpan(0, 4).SequenceEqual(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }).ShouldBeTrue();
    }

    [Fact]
    public async Task Chart_Svg_NamesThePayers()
    {
        var text = await api.Client.GetStringAsync("/api/charts/open_ar.svg?by=payer", Cancellation);

        text.ShouldStartWith("<");
        text.ShouldContain("EVERGREEN HEALTH PLAN");
    }

    [Theory]
    [InlineData("/api/charts/open_ar.png?by=payer&kind=pie", "stacked_bar")]
    [InlineData("/api/charts/open_arr.svg?by=payer", "open_ar")]
    [InlineData("/api/packs/yearly.xlsx", "monthly")]
    [InlineData("/api/packs/monthly.xlsx?month=March", "YYYY-MM")]
    public async Task Get_UnknownName_IsRefusedWithThoseThatExist(string address, string expected)
    {
        var problem = await api.GetProblemAsync(address, 400);

        problem.ShouldContain(expected);
    }

    [Fact]
    public async Task Pack_OfAMonth_IsAWorkbookNamedForIt()
    {
        using var response = await api.Client.GetAsync("/api/packs/monthly.xlsx?month=2026-02", Cancellation);

        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        response.IsSuccessStatusCode.ShouldBeTrue(Encoding.UTF8.GetString(bytes));
        Encoding.ASCII.GetString(bytes, 0, 2).ShouldBe("PK");
        response.Content.Headers.ContentDisposition?.FileName.ShouldNotBeNull().ShouldContain("2026-02");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
