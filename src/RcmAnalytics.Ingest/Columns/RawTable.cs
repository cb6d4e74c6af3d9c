using Apache.Arrow;

namespace RcmAnalytics.Ingest;

/// <summary>
/// A raw table under construction: its columns in the order of <c>sql/raw/&lt;name&gt;.yml</c>. A row is appended by
/// setting its values at <see cref="Length"/> and then calling <see cref="EndRow"/>.
/// </summary>
internal sealed class RawTable(string name)
{
    /// <summary>Rows of a batch at most, room included.</summary>
    internal const int MostRows = 32_768;

    // A quarter of a DuckDB row group: the widest table's batch stays under 25 MB, and three are under way at most.
    private const int BatchRows = 30_720;
    private const int FirstRows = RowBlock.Rows;

    private readonly RowBlock _block = new();
    private readonly List<Column> _columns = [];
    private Schema? _schema;
    private int _capacity = FirstRows;

    public string Name { get; } = name;

    /// <summary>Rows since the last batch.</summary>
    public int Length { get; private set; }

    /// <summary>Rows of all batches and those waiting.</summary>
    public long RowCount { get; private set; }

    public bool IsFull => Length >= BatchRows;

    public Schema Schema => _schema ??= new Schema(_columns.Select(column => column.Field), null);

    /// <summary>Text that seldom changes from row to row.</summary>
    public RunTextColumn RunText(string column) => Add(new RunTextColumn(column));

    public TextColumn Text(string column) => Add(new TextColumn(_block, column));

    public KeyColumn Key(string column) => Add(new KeyColumn(_block, column));

    public DecimalColumn Money(string column) => Add(new DecimalColumn(_block, column, 2));

    public DecimalColumn Quantity(string column) => Add(new DecimalColumn(_block, column, 4));

    public DateColumn Date(string column) => Add(new DateColumn(_block, column));

    public IntegerColumn Integer(string column) => Add(new IntegerColumn(_block, column));

    public BigintColumn Bigint(string column) => Add(new BigintColumn(_block, column));

    public BooleanColumn Boolean(string column) => Add(new BooleanColumn(_block, column));

    public TimestampColumn Timestamp(string column) => Add(new TimestampColumn(_block, column));

    public void EndRow()
    {
        RowCount++;
        if (++Length % RowBlock.Rows == 0)
        {
            TakeBlock(RowBlock.Rows);
        }
        else
        {
            _block.Begin(Length);
        }
    }

    /// <summary>The rows since the last call, as a batch that the caller disposes of.</summary>
    public RecordBatch ToBatch()
    {
        if (Length % RowBlock.Rows is var rest and > 0)
        {
            TakeBlock(rest);
        }

        var batch = new RecordBatch(Schema, _columns.ConvertAll(column => column.Build(Length)), Length);
        Length = 0;
        return batch;
    }

    private void TakeBlock(int rows)
    {
        if (Length > _capacity)
        {
            _capacity *= 2;
            _columns.ForEach(column => column.Grow(_capacity));
        }

        _columns.ForEach(column => column.Take(_block, Length - rows, rows));
        _block.Clear();
    }

    private T Add<T>(T column)
        where T : Column
    {
        column.Grow(_capacity);
        _columns.Add(column);
        return column;
    }
}
