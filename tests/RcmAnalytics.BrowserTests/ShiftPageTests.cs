using Deque.AxeCore.Playwright;

namespace RcmAnalytics.BrowserTests;

public sealed class ShiftPageTests(SiteFixture site)
{
    [Fact]
    public async Task Shifts_OfTwoPractices_SaysThatAPoolNeedsFiveAndListsTheirOwn()
    {
        await using var visit = await site.OpenAsync("/shifts");

        await visit.Page.GetByText("This needs five practices or more").WaitForAsync();
        await visit.Page.Locator("[aria-busy=false]").WaitForAsync();
        await visit.Page.Locator("[aria-label='What changed in a practice\\'s own figures'] tbody td").First.WaitForAsync();

        (await visit.Page.RunAxe()).Violations.ShouldBeEmpty();
        visit.Faults.ShouldBeEmpty();
    }
}
