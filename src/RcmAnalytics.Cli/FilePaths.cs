namespace RcmAnalytics.Cli;

internal static class FilePaths
{
    private const int MostLinks = 40;

    /// <summary>What a simulation writes beside its files: what happened, and files that are broken on purpose.</summary>
    private static readonly string[] NotData = ["truth", "faults"];

    /// <summary>
    /// Files as they are named, and every file below a folder, in the order of their names. Links below a folder that lead
    /// out of it are passed over: who can put a link into a drop folder must not be able to load what lies elsewhere.
    /// </summary>
    /// <param name="passOver">Takes each link that is passed over.</param>
    /// <param name="skip">Takes each folder of a simulation that holds no data to load.</param>
    /// <exception cref="FileNotFoundException">Neither a file nor a folder.</exception>
    public static IEnumerable<string> Expand(IEnumerable<string> paths, Action<string> passOver, Action<string> skip)
    {
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var file in Below(path, passOver, skip).Order(StringComparer.Ordinal))
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

    private static IEnumerable<string> Below(string folder, Action<string> passOver, Action<string> skip)
    {
        var root = Path.TrimEndingDirectorySeparator(RealPath(folder)) + Path.DirectorySeparatorChar;
        Stack<string> folders = new([folder]);
        while (folders.TryPop(out var current))
        {
            foreach (var entry in new DirectoryInfo(current).EnumerateFileSystemInfos())
            {
                var path = Path.Combine(current, entry.Name);
                if (entry.LinkTarget is null)
                {
                    if (entry is DirectoryInfo && NotData.Contains(entry.Name) && IsSimulation(current))
                    {
                        skip(path);
                    }
                    else if (entry is DirectoryInfo)
                    {
                        folders.Push(path);
                    }
                    else
                    {
                        yield return path;
                    }
                }
                else if (File.Exists(path) && RealPath(path).StartsWith(root, StringComparison.Ordinal))
                {
                    yield return path;
                }
                else
                {
                    // A link to a folder within is walked where the folder stands.
                    passOver(path);
                }
            }
        }
    }

    private static bool IsSimulation(string folder) => File.Exists(Path.Combine(folder, "truth", "stories.csv"));

    // Every part of a path can be a link, not only its last.
    private static string RealPath(string path, int links = 0)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        var parent = RealPath(folder, links);
        var entry = new FileInfo(Path.Combine(parent, Path.GetFileName(full)));
        return entry.LinkTarget is not { } target ? entry.FullName
            : links < MostLinks ? RealPath(Path.Combine(parent, target), links + 1)
            : throw new IOException($"{path} is a link that leads back to itself.");
    }
}
