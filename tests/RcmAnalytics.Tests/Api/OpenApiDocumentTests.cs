using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RcmAnalytics.Tests.Api;

public sealed class OpenApiDocumentTests(ApiFixture api)
{
    [Fact]
    public async Task Document_Served_IsTheOneCheckedIn()
    {
        var file = Repo.Path("src/RcmAnalytics.Api/openapi.json");
        var checkedIn = JsonNode.Parse(await File.ReadAllTextAsync(file, Cancellation))!.AsObject();
        var served = JsonNode.Parse(await api.Client.GetStringAsync("/openapi/v1.json", Cancellation))!.AsObject();
        served.Remove("servers");
        checkedIn.Remove("servers");

        // The title is the name of the program that hosts the API.
        served["info"] = checkedIn["info"]?.DeepClone();

        JsonNode.DeepEquals(served, checkedIn).ShouldBeTrue(
            "The API and openapi.json differ: build src/RcmAnalytics.Api and check in what it writes.");
    }

    /// <summary>The build rewrites these files, so only the history can tell that one of them changed.</summary>
    [Theory]
    [InlineData("src/RcmAnalytics.Api/openapi.json")]
    [InlineData("dashboards/web/src/core/schema.d.ts")]
    public async Task GeneratedFile_AfterABuild_IsAsCheckedIn(string file)
    {
        Assert.SkipUnless(Path.Exists(Repo.Path(".git")), "The sources are no git checkout.");
        using var git = Process.Start(new ProcessStartInfo("git", ["diff", "--quiet", "HEAD", "--", file])
        {
            WorkingDirectory = Repo.Path("."),
        });

        await git!.WaitForExitAsync(Cancellation); // a process that starts is not null
        git.ExitCode.ShouldBe(0, $"The build changed {file}. Review the change of the API and check it in.");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
