namespace RcmAnalytics.Tests.House;

/// <summary>Each model is held to rows that were worked out by hand, in <c>tests/golden/MODEL/CASE</c>.</summary>
public sealed class GoldenCaseTests
{
    private static readonly string[] ModelFolders = ["staging", "intermediate", "marts"];

    private static string[] Models { get; } =
        [.. ModelFolders.SelectMany(folder => Directory.EnumerateFiles(
                Repo.Path($"sql/{folder}"), "*.sql", SearchOption.AllDirectories))
            .Select(file => Path.GetFileName(file).Split('.')[0])
            .Distinct()
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void Model_WithoutGoldenCase_IsNowhere() =>
        Models.Where(model => !Cases(model).Any(IsWhole))
            .ShouldBeEmpty("add tests/golden/MODEL/CASE with given/INPUT.csv and expect.csv");

    [Fact]
    public void GoldenCase_OfNoModelOrHalf_IsNowhere()
    {
        var folders = Directory.GetDirectories(Repo.Path("tests/golden"));

        folders.Select(folder => Path.GetFileName(folder)).Except(Models).ShouldBeEmpty("no such model");
        folders.SelectMany(folder => Cases(Path.GetFileName(folder)))
            .Where(path => !IsWhole(path))
            .ShouldBeEmpty("a case has given/INPUT.csv and expect.csv");
    }

    private static string[] Cases(string model)
    {
        var folder = Repo.Path($"tests/golden/{model}");
        return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
    }

    private static bool IsWhole(string path)
    {
        var given = Path.Combine(path, "given");
        return File.Exists(Path.Combine(path, "expect.csv"))
            && Directory.Exists(given)
            && Directory.EnumerateFiles(given, "*.csv").Any();
    }
}
