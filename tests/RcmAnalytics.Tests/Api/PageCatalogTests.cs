using RcmAnalytics.Api.Pages;
using RcmAnalytics.Metrics;

namespace RcmAnalytics.Tests.Api;

public sealed class PageCatalogTests
{
    [Fact]
    public void Load_ProjectPages_NameOnlyMetricsAndDimensionsOfTheCatalog()
    {
        var pages = PageCatalog.Load(Path.Combine(AppContext.BaseDirectory, "dashboards")).Pages;
        var catalog = MetricCatalog.Load(Path.Combine(AppContext.BaseDirectory, "sql"));
        var metrics = catalog.List().ToDictionary(metric => metric.Name);

        var unknown = pages.SelectMany(page => page.Value.Rows
            .SelectMany(row => row.Questions())
            .SelectMany(question => question.Metrics
                .Where(name => !metrics.TryGetValue(name, out var metric)
                    || (question.Dimension is { } dimension && !metric.Dimensions.Contains(dimension)))
                .Select(name => $"{page.Key}.yml: {name} by {question.Dimension}")));

        pages.Keys.ShouldContain("overview");
        unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("title: A\nquestion: B\nrows: []\ncolour: red", "colour")]
    [InlineData("title: A\nrows: []", "question")]
    [InlineData("title: A\nquestion: B\nrows:\n  - leaderboard: { title: T, by: payer, metrics: [charges] }", "limit")]
    [InlineData("title: A\nquestion: B\nplace: 1\nrows:\n  - list: { title: T, metric: charges }", "empty")]
    public void Load_PageWithAFault_NamesFileAndKey(string yaml, string key)
    {
        var folder = Directory.CreateTempSubdirectory("rcm-pages-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "pages"));
        File.WriteAllText(Path.Combine(folder.FullName, "pages", "wrong.yml"), yaml);

        var fault = Should.Throw<MetricException>(() => PageCatalog.Load(folder.FullName));

        folder.Delete(recursive: true);
        fault.Message.ShouldContain("wrong.yml");
        fault.Message.ShouldContain(key, Case.Insensitive);
    }
}
