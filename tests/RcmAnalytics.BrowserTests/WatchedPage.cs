using Microsoft.Playwright;

namespace RcmAnalytics.BrowserTests;

/// <summary>A page with a list of what a visitor should never cause: console errors, refused content, failed requests.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> _faults = [];
    private readonly List<string> _requests = [];

    public WatchedPage(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(10_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _faults.Add(error);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                _faults.Add($"{response.Status} {response.Url}");
            }
        };
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Violations of the content policy are console errors too.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Waits until the figures and the charts are drawn, or fails with what the page complained of.</summary>
    public async Task ReadyAsync()
    {
        try
        {
            await Page.Locator("tbody .figure").First.WaitForAsync();
            await Page.Locator(".chart svg").Nth(1).WaitForAsync();
        }
        catch (TimeoutException)
        {
            var shown = await Page.Locator("main").InnerTextAsync();
            throw new TimeoutException($"The page shows no figures. It says: {shown} {string.Join('\n', _faults)}");
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
