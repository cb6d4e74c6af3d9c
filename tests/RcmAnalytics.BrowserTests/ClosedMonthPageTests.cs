using System.Net.Http.Json;
using Deque.AxeCore.Playwright;

namespace RcmAnalytics.BrowserTests;

public sealed class ClosedMonthPageTests(SiteFixture site)
{
    [Fact]
    public async Task ClosedMonths_BeforeAndAfterOneIsClosed_SayHowAndShowIt()
    {
        await using var visit = await site.OpenAsync("/restated");
        await visit.Page.GetByText("No month is closed yet").WaitForAsync();

        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var closed = await client.PostAsJsonAsync(
            "/api/closings", new { month = "2026-02", by = "kim" }, TestContext.Current.CancellationToken);
        closed.EnsureSuccessStatusCode();
        await visit.Page.ReloadAsync();

        // Every figure of the month is read again.
        await visit.Page.GetByText("No figure moved.").WaitForAsync(new() { Timeout = 60_000 });
        (await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Region, new() { Name = "Closings" }).InnerTextAsync()).ShouldContain("kim");
        (await visit.Page.RunAxe()).Violations.ShouldBeEmpty();
        visit.Faults.ShouldBeEmpty();
    }
}
