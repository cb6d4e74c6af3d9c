using System.Runtime.CompilerServices;

namespace RcmAnalytics.X12;

/// <summary>The fields of a record, or of one of its parts, as they stand in their row.</summary>
/// <param name="rows">The rows of the record's kind.</param>
/// <param name="ordinal">From 0 among the rows of the last record.</param>
internal readonly struct RecordFields<TField>(RecordRows rows, int ordinal)
    where TField : unmanaged, Enum
{
    /// <summary>Values of a record.</summary>
    public static int Count { get; } = Enum.GetValues<TField>().Length;

    public X12Text Text(TField field) => rows.Texts.Text(At(field));

    public long? Number(TField field) => At(field) is var value && value != 0 ? FieldValue.Decode(value) : null;

    public int? Integer(TField field) => (int?)Number(field);

    public X12Amount? Amount(TField field) => FieldValue.Amount(At(field));

    public X12Quantity? Quantity(TField field) => FieldValue.Quantity(At(field));

    public DateOnly? Date(TField field) => FieldValue.Date(At(field));

    /// <summary>The six fields from <paramref name="first"/> on.</summary>
    public Procedure Procedure(TField first) => new(
        Text(first, 0), Text(first, 1), Text(first, 2), Text(first, 3), Text(first, 4), Text(first, 5));

    /// <summary>The value as it stands.</summary>
    public long At(TField field) => Value(field, 0);

    private X12Text Text(TField first, int further) => rows.Texts.Text(Value(first, further));

    // A record that has not been read yet has no row, and nothing was sent.
    private long Value(TField field, int further) => rows.Record + ordinal < rows.Count
        ? Unsafe.Add(ref rows[rows.Taken + rows.Record + ordinal], Unsafe.BitCast<TField, int>(field) + further)
        : 0;
}
