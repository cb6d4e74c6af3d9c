using System.Xml.Linq;

namespace RcmAnalytics.Tests.House;

/// <summary>Which project may use which. What is not listed is not allowed: ask why before adding to the list.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["X12"] = [],
        ["Ingest"] = ["X12"],
        ["Warehouse"] = [],
        ["Transform"] = ["Warehouse"],
        ["Metrics"] = [],
        ["Reports"] = ["Metrics", "Warehouse"],
        ["Simulator"] = ["X12"],
        ["Api"] = ["Metrics", "Reports", "Warehouse", "Transform", "Ingest"],
        ["Cli"] = ["X12", "Ingest", "Warehouse", "Transform", "Metrics", "Reports", "Simulator", "Api"],
    };

    public static TheoryData<string> Projects { get; } =
        [.. Directory.GetDirectories(Repo.Path("src")).Select(folder => Path.GetFileName(folder).Replace("RcmAnalytics.", ""))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_AreAllowed(string project)
    {
        var file = XDocument.Load(Repo.Path($"src/RcmAnalytics.{project}/RcmAnalytics.{project}.csproj"));

        var references = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value).Replace("RcmAnalytics.", ""));

        references.Except(Allowed[project]).ShouldBeEmpty($"{project} may use {string.Join(", ", Allowed[project])}");
    }

    [Fact]
    public void X12_Packages_AreNone() =>
        XDocument.Load(Repo.Path("src/RcmAnalytics.X12/RcmAnalytics.X12.csproj")).Descendants("PackageReference").ShouldBeEmpty();

    [Fact]
    public void Source_UnfinishedWork_IsNowhere()
    {
        string[] words = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];
        var files = new[] { "src", "sql", "tests", "dashboards/web/src" }
            .SelectMany(folder => Directory.EnumerateFiles(Repo.Path(folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".sql" or ".yml" or ".ts" or ".svelte"
                && !file.Contains("node_modules") && !file.Contains("/artifacts/") && !file.Contains("/obj/"));

        var found = files.Where(file => words.Any(File.ReadAllText(file).Contains)).Select(Path.GetFileName);

        found.ShouldBeEmpty("finish it, or leave it out");
    }
}
