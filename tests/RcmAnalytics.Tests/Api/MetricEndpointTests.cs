using System.Net.Http.Headers;
using Apache.Arrow.Ipc;

namespace RcmAnalytics.Tests.Api;

public sealed class MetricEndpointTests(ApiFixture api)
{
    [Fact]
    public async Task List_Catalog_HasDefinitionOfEachMetric()
    {
        var metrics = await api.GetJsonAsync("/api/metrics");

        var rate = metrics.EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "initial_denial_rate");
        rate.GetProperty("format").GetString().ShouldBe("percent");
        rate.GetProperty("direction").GetString().ShouldBe("down");
        rate.GetProperty("partFormat").GetString().ShouldBe("integer");
    }

    [Fact]
    public async Task Get_Json_HasTheRowsOfTheCommandLine()
    {
        var rows = await api.GetJsonAsync("/api/metrics/initial_denial_rate?by=payer&from=2026-01&to=2026-01");

        rows.GetArrayLength().ShouldBe(14);
        var row = rows[0];
        row.GetProperty("payer").GetString().ShouldBe("ATLAS EMPLOYERS PLAN");
        var ratio = row.GetProperty("initial_denial_rate_numerator").GetDecimal()
            / row.GetProperty("initial_denial_rate_denominator").GetDecimal();
        row.GetProperty("initial_denial_rate").GetDecimal().ShouldBe(ratio, 0.000001m);
    }

    [Fact]
    public async Task GetMove_TwoPeriods_MembersSumToTheChangeOfTheFigures()
    {
        var rate = await api.GetJsonAsync("/api/metrics/initial_denial_rate?from=2025-10&to=2026-03&grain=quarter");

        var moved = await api.GetJsonAsync(
            "/api/metrics/initial_denial_rate/moved?by=payer&from=2025-10..2025-12&to=2026-01..2026-03");

        var change = rate[1].GetProperty("initial_denial_rate").GetDecimal() - rate[0].GetProperty("initial_denial_rate").GetDecimal();
        moved.GetProperty("change").GetDecimal().ShouldBe(change);
        var members = moved.GetProperty("members").EnumerateArray().ToList();
        members.Count.ShouldBeGreaterThan(5);
        members.Sum(member => member.GetProperty("change").GetDecimal()).ShouldBe(change);
        members.Sum(member => member.GetProperty("mix").GetDecimal() + member.GetProperty("rate").GetDecimal()).ShouldBe(change);
    }

    [Theory]
    [InlineData("charges/moved?from=2026-01&to=2026-02", "by:")]
    [InlineData("charges/moved?by=payer&from=2026-01&to=soon", "YYYY-MM")]
    [InlineData("charges/moved?by=payer&from=2026-01&to=2026-02&grain=month", "grain")]
    [InlineData("payer_turnaround_median_days/moved?by=payer&from=2026-01&to=2026-02", "does not decompose")]
    public async Task GetMove_WhatHasNoAnswer_SaysWhy(string address, string reason) =>
        (await api.GetProblemAsync($"/api/metrics/{address}", 400)).ShouldContain(reason);

    [Fact]
    public async Task Get_AcceptCsv_HasOneHeaderRow()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/charges?grain=month&from=2026-01&to=2026-03");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));

        using var response = await api.Client.SendAsync(request, Cancellation);

        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("period,charges");
        lines.Length.ShouldBe(4);
        lines[1].ShouldStartWith("2026-01-01,");
    }

    [Fact]
    public async Task Get_Arrow_HasTheFiguresOfJson()
    {
        var expected = await api.GetJsonAsync("/api/metrics/charges?by=payer");

        await using var stream = await api.Client.GetStreamAsync("/api/metrics/charges?by=payer&format=arrow", Cancellation);
        using var reader = new ArrowStreamReader(stream);
        using var batch = await reader.ReadNextRecordBatchAsync(Cancellation);

        batch.Length.ShouldBe(expected.GetArrayLength());
        ((Apache.Arrow.DoubleArray)batch.Column("charges")).GetValue(0)
            .ShouldBe(expected[0].GetProperty("charges").GetDouble());
    }

    [Theory]
    [InlineData("/api/metrics/denial_rat", "initial_denial_rate")]
    [InlineData("/api/metrics/charges?by=pyer", "payer_class")]
    [InlineData("/api/metrics/charges?where=pyer%3DCOAST", "payer_class")]
    [InlineData("/api/metrics/charges?wehre=payer%3DCOAST", "where")]
    [InlineData("/api/metrics/charges?grain=fortnight", "quarter")]
    [InlineData("/api/metrics/charges?from=01/2026", "YYYY-MM")]
    [InlineData("/api/metrics/charges?where=payer", "dimension=value")]
    [InlineData("/api/metrics/charges?format=pdf", "arrow")]
    public async Task Get_UnknownName_IsRefusedWithThoseThatExist(string address, string expected)
    {
        var problem = await api.GetProblemAsync(address, 400);

        problem.ShouldContain(expected);
    }

    // Two practices give each other away, so none is told of the other.
    [Fact]
    public async Task Benchmarks_OfTwoPractices_AreOwnMonthsAndPublishedFigures()
    {
        var found = (await api.GetJsonAsync("/api/metrics/initial_denial_rate/benchmarks?from=2026-03&to=2026-03"))[0];

        found.GetProperty("own").GetProperty("months").GetInt32().ShouldBe(12);
        found.GetProperty("published").EnumerateArray().Select(figure => figure.GetProperty("grade").GetString()).ShouldBe(["P", "P"]);
        found.GetProperty("peers").GetProperty("withheld").GetString().ShouldBe("Fewer than 5 practices have this figure.");
        found.GetProperty("peers").GetProperty("standings").GetArrayLength().ShouldBe(0);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
