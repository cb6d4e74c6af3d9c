namespace RcmAnalytics.Cli;

internal static class FilePaths
{
    /// <summary>Files as they are named, and every file below a folder, in the order of their names.</summary>
    /// <exception cref="FileNotFoundException">Neither a file nor a folder.</exception>
    public static IEnumerable<string> Expand(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var files = Directory.GetFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true });
                Array.Sort(files, StringComparer.Ordinal);
                foreach (var file in files)
                {
                    yield return file;
                }
            }
            else if (File.Exists(path))
            {
                yield return path;
            }
            else
            {
                throw new FileNotFoundException($"{path} was expected to be a file or a folder; there is neither.");
            }
        }
    }
}
