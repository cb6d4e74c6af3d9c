namespace RcmAnalytics.Ingest;

/// <summary>A row of the beginning of a file, looked at to find the header.</summary>
internal sealed record SampledRow(long Line, IReadOnlyList<string> Cells)
{
    private const int RowsLookedAt = 80;

    public static IReadOnlyList<SampledRow> Of(RecordSource source)
    {
        if (source.Names is { } names)
        {
            return [new SampledRow(0, names)];
        }

        List<SampledRow> rows = [];
        while (rows.Count < RowsLookedAt && source.Read())
        {
            rows.Add(new SampledRow(source.Line, CellsOf(source)));
        }

        return rows;
    }

    public static IReadOnlyList<string> CellsOf(RecordSource source) =>
    [
        .. Enumerable.Range(0, source.FieldCount).Select(index =>
        {
            var bytes = source.Field(index);
            var text = System.Text.Unicode.Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : System.Text.Encoding.Latin1.GetString(bytes);
            return text.Trim().Trim('\uFEFF');
        }),
    ];
}
