using System.Reflection;

namespace RcmAnalytics.Ingest;

/// <summary>The profiles there are, by name: those that come with the program and those of a folder, which win.</summary>
public sealed class ProfileCatalog
{
    private const string Prefix = "profiles/";

    private readonly HashSet<string> _own;

    private ProfileCatalog(IReadOnlyList<ProfileDefinition> profiles, HashSet<string> own)
    {
        Profiles = profiles;
        _own = own;
    }

    /// <summary>Those that come with the program.</summary>
    public static ProfileCatalog Shipped { get; } = Load([]);

    public IReadOnlyList<ProfileDefinition> Profiles { get; }

    /// <summary>Reads the yml files of folders on top of the shipped profiles. Folders that do not exist are passed over.</summary>
    /// <exception cref="InvalidDataException">Files are no profiles; every fault of every file is told.</exception>
    public static ProfileCatalog Load(IEnumerable<string> folders) =>
        LoadFiles(folders.Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, "*.yml").Order(StringComparer.Ordinal)));

    /// <summary>The shipped profiles, those in the folder profiles beside a warehouse, and those in the folders of RCM_PROFILES.</summary>
    /// <exception cref="InvalidDataException">Files are no profiles; every fault of every file is told.</exception>
    public static ProfileCatalog Beside(string warehousePath) => Load(
    [
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(warehousePath))!, "profiles"), // a file has a folder
        .. Environment.GetEnvironmentVariable("RCM_PROFILES")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [],
    ]);

    /// <summary>The shipped profiles and one more.</summary>
    /// <exception cref="InvalidDataException">The file is no profile.</exception>
    public static ProfileCatalog LoadWith(string file) => LoadFiles([file]);

    private static ProfileCatalog LoadFiles(IEnumerable<string> files)
    {
        List<string> faults = [];
        var assembly = Assembly.GetExecutingAssembly();
        var shipped = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(name)!); // it was listed
                return (ShownAs: name, Yaml: text.ReadToEnd());
            });
        List<(string ShownAs, string Yaml)> own =
            [.. files.Select(file => (file, File.ReadAllText(file)))];
        var profiles = ProfileReader.Read([.. shipped, .. own], faults, out var sources);
        if (faults.Count > 0)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, faults));
        }

        return new ProfileCatalog(profiles, [.. sources.Where(source => !source.Value.StartsWith(Prefix, StringComparison.Ordinal)).Select(source => source.Key)]);
    }

    public ProfileDefinition? Find(string name) => Profiles.FirstOrDefault(profile => profile.Profile == name);

    /// <summary>True for a profile of a folder.</summary>
    public bool IsOwn(ProfileDefinition profile) => _own.Contains(profile.Profile);
}
