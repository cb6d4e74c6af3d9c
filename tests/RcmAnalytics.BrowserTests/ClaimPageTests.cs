using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RcmAnalytics.BrowserTests;

public sealed class ClaimPageTests(SiteFixture site)
{
    private const string List = "[aria-label='What to do next, best first']";

    [Fact]
    public async Task Worklist_AnyMonthChosen_ListsWhatStandsNowByPriority()
    {
        await using var visit = await site.OpenAsync("/worklist?month=2025-06&span=12");

        await visit.Page.Locator($"{List} tbody a").First.WaitForAsync();

        (await visit.Page.GetByLabel("Month", new() { Exact = true }).CountAsync()).ShouldBe(0);
        (await visit.Page.Locator("article .value").First.InnerTextAsync()).ShouldNotBe("0");
        (await visit.Page.RunAxe()).Violations.ShouldBeEmpty();
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(site.Pictures, "worklist.png"), FullPage = true });
        visit.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task Claim_OfTheWorklist_TellsItsStoryAndBackReturns(int width, ColorScheme scheme)
    {
        await using var visit = await site.OpenAsync("/worklist", width, scheme);
        await visit.Page.Locator($"{List} tbody a").First.ClickAsync();

        await visit.Page.GetByText("What happened").First.WaitForAsync();
        var address = visit.Page.Url;
        (await visit.Page.Locator(".events tbody tr").CountAsync()).ShouldBeGreaterThan(2);
        (await visit.Page.Locator(".events tbody").InnerTextAsync()).ShouldContain("Last day to act");
        (await visit.Page.RunAxe()).Violations.ShouldBeEmpty();
        (await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(site.Pictures, $"claim-{width}.png"), FullPage = true });

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await visit.Page.Locator($"{List} tbody a").First.WaitForAsync();
        await visit.Page.GotoAsync(address);
        await visit.Page.GetByText("What happened").First.WaitForAsync();
        visit.Faults.ShouldBeEmpty();
    }
}
