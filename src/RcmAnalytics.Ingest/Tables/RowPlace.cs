namespace RcmAnalytics.Ingest;

/// <summary>What every raw row says of where it came from.</summary>
internal readonly struct RowPlace(byte[] loadId, byte[] practiceId, int transactionOrdinal)
{
    public byte[] LoadId { get; } = loadId;

    public byte[] PracticeId { get; } = practiceId;

    public int TransactionOrdinal { get; } = transactionOrdinal;
}
