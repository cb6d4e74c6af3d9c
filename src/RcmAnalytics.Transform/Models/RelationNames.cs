namespace RcmAnalytics.Transform.Models;

/// <summary>Relations that a build writes without a model.</summary>
internal static class RelationNames
{
    /// <summary>One row: the as-of date asked for, null for the latest event date.</summary>
    public const string BuildSettings = "build_settings";

    /// <summary>One row per check of the last build.</summary>
    public const string DataChecks = "data_checks";
}
