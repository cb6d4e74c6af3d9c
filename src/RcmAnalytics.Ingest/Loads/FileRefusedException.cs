namespace RcmAnalytics.Ingest;

/// <summary>The file cannot be trusted and is refused whole. The message says what was found and expected, never its text.</summary>
public sealed class FileRefusedException(string message, long? line) : Exception(message)
{
    /// <summary>Line of the text at fault, where there is one.</summary>
    public long? Line { get; } = line;
}
