using System.Text;
using Apache.Arrow;
using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.X12;

/// <summary>The rows that a file's bytes give, as text: <c>table: column=value …</c>. Places in the file are left out.</summary>
internal static class RawRows
{
    public static List<string> Of(byte[] bytes) => Of(new MemoryStream(bytes));

    public static List<string> Of(Stream stream)
    {
        using var keys = new PatientKeys(new byte[32]);
        var options = new IngestOptions { Keys = keys, Time = TimeProvider.System };
        var file = new SourceFile { Path = "", Name = "", ByteCount = 0, Sha256 = new string('0', 64) };
        List<string> rows = [];
        foreach (var (table, batch) in new X12FileReader(file, options, new LoadReport()).Read(stream))
        {
            using (batch)
            {
                Add(rows, table, batch);
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static void Add(List<string> rows, string table, RecordBatch batch)
    {
        var columns = batch.Schema.FieldsList
            .Select((field, at) => (field.Name, Array: batch.Column(at)))
            .Where(column => column.Name is not ("source_offset" or "load_id"))
            .ToList();
        for (var row = 0; row < batch.Length; row++)
        {
            var text = new StringBuilder(table).Append(':');
            foreach (var (name, array) in columns)
            {
                if (Value(array, row) is { } value)
                {
                    text.Append(' ').Append(name).Append('=').Append(value);
                }
            }

            rows.Add(text.ToString());
        }
    }

    private static object? Value(IArrowArray array, int row) => array switch
    {
        StringArray text => text.GetString(row),
        DictionaryArray run => ((StringArray)run.Dictionary).GetString(((Int32Array)run.Indices).GetValue(row)!.Value),
        Decimal128Array amount => amount.GetValue(row),
        Date32Array date => date.GetDateTimeOffset(row)?.ToString("yyyy-MM-dd"),
        Int32Array number => number.GetValue(row),
        Int64Array number => number.GetValue(row),
        BooleanArray flag => flag.GetValue(row),
        _ => throw new NotSupportedException(array.GetType().Name),
    };
}
