namespace RcmAnalytics.Ingest;

/// <summary>What every raw row says of where it came from.</summary>
internal readonly ref struct RowPlace(ReadOnlySpan<byte> loadId, ReadOnlySpan<byte> practiceId, int transactionOrdinal)
{
    public ReadOnlySpan<byte> LoadId { get; } = loadId;

    public ReadOnlySpan<byte> PracticeId { get; } = practiceId;

    public int TransactionOrdinal { get; } = transactionOrdinal;
}
