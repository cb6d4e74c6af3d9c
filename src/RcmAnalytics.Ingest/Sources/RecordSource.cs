namespace RcmAnalytics.Ingest;

/// <summary>
/// A table of text under reading: records of fields, as UTF-8. A field's bytes stand until the next <see cref="Read"/>.
/// </summary>
internal abstract class RecordSource : IDisposable
{
    /// <summary>Sheet of a workbook or file of an archive; null elsewhere.</summary>
    public string? Sheet { get; init; }

    /// <summary>Line of the current record in its file or sheet; the first is 1.</summary>
    public long Line { get; protected set; }

    public abstract int FieldCount { get; }

    /// <summary>The rule that the current record broke; null when it is sound.</summary>
    public string? Fault { get; protected set; }

    /// <summary>Fields a record should have, once the header is known; 0 before.</summary>
    public int ExpectedFields { get; set; }

    /// <summary>Names that need no header row, as JSON has them; null where a header row is to be found.</summary>
    public virtual IReadOnlyList<string>? Names => null;

    /// <summary>True when dates may come as the serial numbers of a workbook.</summary>
    public virtual bool HasSerialDates => false;

    public abstract ReadOnlySpan<byte> Field(int index);

    /// <summary>The next record that is not blank. False at the end.</summary>
    public abstract bool Read();

    public abstract void Dispose();
}
