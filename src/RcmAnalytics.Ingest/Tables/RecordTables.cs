namespace RcmAnalytics.Ingest;

/// <summary>The tables of one kind of record: that of the record and those of its parts.</summary>
internal sealed class RecordTables(params RawTable[] tables)
{
    private byte[]? _practice;

    public IReadOnlyList<RawTable> Tables => tables;

    /// <summary>The record is whole: its rows may become columns.</summary>
    public void EndRecord(in RowPlace place)
    {
        if (!ReferenceEquals(_practice, place.PracticeId))
        {
            SetOrigin(place);
        }

        foreach (var table in tables)
        {
            table.TakeRecords();
        }
    }

    /// <summary>Turns all rows of whole records into columns, before the texts they name go.</summary>
    public void TakeRows()
    {
        foreach (var table in tables)
        {
            table.TakeRows();
        }
    }

    private void SetOrigin(in RowPlace place)
    {
        _practice = place.PracticeId;
        foreach (var table in tables)
        {
            table.SetOrigin(place);
        }
    }
}
