namespace RcmAnalytics.Ingest;

public sealed record IngestOptions
{
    /// <summary>The practice of rows that name none; fees of no practice hold for all.</summary>
    public const string UnassignedPractice = "unassigned";

    /// <summary>Overrides the practice found in the file.</summary>
    public string? PracticeId { get; init; }

    /// <summary>What the file is; null looks at its content.</summary>
    public FileFormat? Format { get; init; }

    /// <summary>The secret behind patient keys.</summary>
    public required PatientKeys Keys { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Called from time to time with the bytes read so far.</summary>
    public Action<long>? Progress { get; init; }
}
