namespace RcmAnalytics.X12;

/// <summary>The bytes cannot be read as X12 at all. The message never holds element text.</summary>
public sealed class X12FormatException(string message, long offset) : Exception(message)
{
    /// <summary>Byte offset in the file where reading stopped.</summary>
    public long Offset { get; } = offset;
}
