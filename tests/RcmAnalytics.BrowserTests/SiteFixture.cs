using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using RcmAnalytics.Api;
using RcmAnalytics.BrowserTests;
using RcmAnalytics.Tests.Api;
using RcmAnalytics.Warehouse;

[assembly: AssemblyFixture(typeof(SiteFixture))]

namespace RcmAnalytics.BrowserTests;

/// <summary>
/// The built site over sample marts, and a Chromium of this machine to look at it with: RCM_CHROMIUM, or the first of
/// chromium, chromium-browser and google-chrome on the PATH. No browser is downloaded.
/// </summary>
public sealed class SiteFixture : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rcm-site-");
    private DuckDbWarehouse? _warehouse;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the site is served, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Pictures of the page, for people to look at.</summary>
    public string Pictures { get; } = Path.Combine(AppContext.BaseDirectory, "screenshots");

    public async ValueTask InitializeAsync()
    {
        _warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        await SampleWarehouse.FillAsync(_warehouse, CancellationToken.None);
        _app = ApiHost.Create(new ApiOptions
        {
            Warehouse = _warehouse,
            WarehousePath = Path.Combine(_folder.FullName, "rcm.duckdb"), // where closed months are kept
            Urls = ["http://127.0.0.1:0"],
        });
        await _app.StartAsync();
        Address = _app.Urls.Single();
        Directory.CreateDirectory(Pictures);
        if (FindChromium() is { } chromium)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = chromium,
                Args = ["--no-sandbox"],
            });
        }
    }

    /// <summary>Opens a page of its own, which notes what goes wrong. Skips the test where there is no Chromium.</summary>
    public async Task<WatchedPage> OpenAsync(string path = "/", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, "No Chromium was found. Install one, or name it in RCM_CHROMIUM.");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions // not null: the line above
        {
            ViewportSize = new ViewportSize { Width = width, Height = 860 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = new WatchedPage(await context.NewPageAsync());
        await page.Page.GotoAsync(Address + path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
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

    private static string? FindChromium()
    {
        if (Environment.GetEnvironmentVariable("RCM_CHROMIUM") is { Length: > 0 } named)
        {
            return named;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
