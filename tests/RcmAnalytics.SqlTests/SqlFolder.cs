using System.Runtime.CompilerServices;

namespace RcmAnalytics.SqlTests;

/// <summary>Folders of the checkout that tests read.</summary>
internal static class SqlFolder
{
    public static string Path { get; } = System.IO.Path.Combine(Root(), "sql");

    public static string Golden { get; } = System.IO.Path.Combine(Root(), "tests", "golden");

    public static string Handbook { get; } = System.IO.Path.Combine(Root(), "docs", "metrics.md");

    private static string Root([CallerFilePath] string file = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "..", ".."));
}
