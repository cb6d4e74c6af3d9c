using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RcmAnalytics.BrowserTests;

public sealed partial class OverviewPageTests(SiteFixture site)
{
    // Rows of the leaderboard: their figures open the rows they counted.
    private const string Payers = "tbody tr:has(.figure)";

    [Fact]
    public async Task Page_Opens_ShowsFiguresWithoutAFault()
    {
        await using var visit = await site.OpenAsync();

        await visit.ReadyAsync();

        var values = await visit.Page.Locator("article .value").AllInnerTextsAsync();
        values.Count.ShouldBe(6);
        values.ShouldAllBe(value => value.Any(char.IsDigit));
        (await visit.Page.Locator(Payers).CountAsync()).ShouldBe(12);
        await visit.Page.GetByText("The changes sum to").WaitForAsync();
        visit.Faults.ShouldBeEmpty();
        visit.Requests.Count(address => address.EndsWith("/api/query")).ShouldBe(1);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Page_EitherTheme_HasNoAxeViolation(ColorScheme scheme)
    {
        await using var visit = await site.OpenAsync(scheme: scheme);
        await visit.ReadyAsync();

        var found = await visit.Page.RunAxe();

        found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("numerator")]
    [InlineData("denominator")]
    public async Task Drill_OfARate_ListsAsManyRowsAsItCounted(string part)
    {
        await using var visit = await site.OpenAsync("/?month=2026-01&span=3");
        await visit.ReadyAsync();

        await visit.Page.Locator(Payers).First.Locator(".figure").Nth(2).ClickAsync();
        var button = visit.Page.Locator(".parts .button", new() { HasText = part });
        await button.ClickAsync();
        await visit.Page.Locator("dialog tbody td").First.WaitForAsync();
        var counted = await button.Locator("strong").InnerTextAsync();

        await Assertions.Expect(visit.Page.Locator("dialog .count")).ToHaveTextAsync(new Regex($"^{counted} rows?$"));
        visit.Page.Url.ShouldContain("rows=initial_denial_rate");
        (await visit.Page.RunAxe()).Violations.ShouldBeEmpty();
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Drill_Address_OpensTheSameRowsAndBackClosesThem()
    {
        await using var visit = await site.OpenAsync("/?month=2026-01");
        await visit.ReadyAsync();
        await visit.Page.Locator("tbody .figure").First.ClickAsync();
        var address = visit.Page.Url;

        await visit.Page.GoBackAsync();
        (await visit.Page.Locator("dialog").CountAsync()).ShouldBe(0);
        await visit.Page.GotoAsync(address);

        await visit.Page.Locator("dialog tbody td").First.WaitForAsync();
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keyboard_Only_ReachesMonthFigureAndRows()
    {
        await using var visit = await site.OpenAsync();
        await visit.ReadyAsync();

        await visit.Page.GetByLabel("Month before").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("tbody .figure").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("dialog tbody td").First.WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        visit.Page.Url.ShouldContain("month=2026-02");
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Moved_OtherNumberAndDimension_ShowsItsMembers()
    {
        await using var visit = await site.OpenAsync("/?month=2026-01&span=3");
        await visit.ReadyAsync();
        var tile = visit.Page.Locator("article", new() { Has = visit.Page.GetByRole(AriaRole.Heading, new() { Name = "What moved" }) });

        await tile.Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = "Initial denial rate" });
        await tile.Locator("select").Nth(1).SelectOptionAsync(new SelectOptionValue { Label = "practice" });

        await Assertions.Expect(tile.Locator("thead")).ToContainTextAsync("Mix");
        await Assertions.Expect(tile.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(tile.Locator("tfoot")).ToContainTextAsync("pts");
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filter_Payer_ChangesFiguresWithOneRequest()
    {
        await using var visit = await site.OpenAsync();
        await visit.ReadyAsync();
        var before = await visit.Page.Locator("article .value").First.InnerTextAsync();

        var answered = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/api/query"));
        await visit.Page.GetByLabel("Payer", new() { Exact = true }).SelectOptionAsync("COAST");
        await answered;
        await visit.Page.Locator("[aria-busy=false]").WaitForAsync();

        (await visit.Page.Locator("article .value").First.InnerTextAsync()).ShouldNotBe(before);
        (await visit.Page.Locator(Payers).CountAsync()).ShouldBe(1);
        visit.Requests.Count(address => address.EndsWith("/api/query")).ShouldBe(2);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task Page_EveryWidth_FitsWithoutScrollingSideways(int width, ColorScheme scheme)
    {
        await using var visit = await site.OpenAsync(width: width, scheme: scheme);
        await visit.ReadyAsync();

        await visit.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(site.Pictures, $"overview-{width}-{scheme}.png".ToLowerInvariant()),
            FullPage = true,
        });

        (await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task Chart_AsTable_HasTheMonthsInWords()
    {
        await using var visit = await site.OpenAsync("/?month=2026-03");
        await visit.ReadyAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = ChartTable() }).First.ClickAsync();

        var months = await visit.Page.Locator(".table tbody th").AllInnerTextsAsync();
        months.Count.ShouldBe(13);
        months[^1].ShouldBe("Mar 2026");
    }

    [GeneratedRegex("^Table of ")]
    private static partial Regex ChartTable();
}
