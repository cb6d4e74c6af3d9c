namespace RcmAnalytics.Ingest;

public sealed record IngestOptions
{
    /// <summary>The practice of rows that name none; fees of no practice hold for all.</summary>
    public const string UnassignedPractice = "unassigned";

    /// <summary>The name that stands for X12 where profiles are named.</summary>
    public const string X12Profile = "x12";

    /// <summary>Overrides the practice found in the file.</summary>
    public string? PracticeId { get; init; }

    /// <summary>Name of the profile, or x12; null looks at the content.</summary>
    public string? Profile { get; init; }

    /// <summary>The profiles there are.</summary>
    public ProfileCatalog Profiles { get; init; } = ProfileCatalog.Shipped;

    /// <summary>The secret behind patient keys.</summary>
    public required PatientKeys Keys { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Called from time to time with the bytes read so far.</summary>
    public Action<long>? Progress { get; init; }
}
