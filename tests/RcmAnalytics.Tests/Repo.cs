using System.Runtime.CompilerServices;

namespace RcmAnalytics.Tests;

/// <summary>Where the repository's files are, found from this file.</summary>
internal static class Repo
{
    /// <summary>The folder of third-party sample files; null where it is not there, and tests that need it skip.</summary>
    public static string? Conformance =>
        Environment.GetEnvironmentVariable("RCM_CONFORMANCE_DIR") is { Length: > 0 } given ? given
        : Directory.Exists(Path("../shared/x12")) ? Path("../shared/x12")
        : null;

    public static string Path(string relative) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Root(), relative));

    private static string Root([CallerFilePath] string file = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "../.."));
}
