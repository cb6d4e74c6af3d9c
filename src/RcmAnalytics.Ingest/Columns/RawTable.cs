using System.Globalization;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>
/// A raw table under construction: its columns in the order of <c>sql/raw/&lt;name&gt;.yml</c>. A row is appended by
/// setting its values at <see cref="Length"/>, or taking those of records as they are, and then calling <see cref="EndRow"/>.
/// </summary>
internal sealed class RawTable
{
    /// <summary>Rows of a batch at most, room included.</summary>
    internal const int MostRows = 32_768;

    // A quarter of a DuckDB row group: the widest table's batch stays under 25 MB, and three are under way at most.
    private const int BatchRows = 30_720;
    private const int FirstRows = RowBlock.Rows;

    private readonly RowBlock _block;
    private readonly bool _ownsTexts;
    private readonly List<Column> _columns = [];
    private Schema? _schema;
    private int _capacity = FirstRows;
    private int _taken;

    public RawTable(string name)
    {
        Name = name;
        _block = new RowBlock(new RecordTexts(RowBlock.Rows * 64));
        _ownsTexts = true;
    }

    /// <param name="texts">The texts of the records that it takes: <see cref="TakeRows"/> must be called before they go.</param>
    public RawTable(string name, RecordTexts texts)
    {
        Name = name;
        _block = new RowBlock(texts);
    }

    public string Name { get; }

    /// <summary>Rows since the last batch.</summary>
    public int Length { get; private set; }

    /// <summary>Rows of all batches and those waiting.</summary>
    public long RowCount { get; private set; }

    public bool IsFull => Length >= BatchRows;

    public Schema Schema => _schema ??= new Schema(_columns.Select(column => column.Field), null);

    /// <summary>Room in every row for the fields of a record, which columns then name.</summary>
    public RecordPlace Record<TField>()
        where TField : unmanaged, Enum => new(_block.Add(RecordFields<TField>.Size));

    /// <summary>Text that seldom changes from row to row.</summary>
    public RunTextColumn RunText(string column) => Add(new RunTextColumn(column));

    /// <summary>One of a few texts that are known beforehand.</summary>
    public ConstantColumn Constant(string column, params ReadOnlySpan<string> texts) =>
        Add(new ConstantColumn(_block, column, Place(null), [.. texts]));

    public TextColumn Text(string column, int? place = null) => Add(new TextColumn(_block, column, Place(place)));

    public KeyColumn Key(string column) => Add(new KeyColumn(_block, column, Place(null)));

    public DecimalColumn Money(string column, int? place = null) => Add(new DecimalColumn(_block, column, Place(place), 2));

    public DecimalColumn Quantity(string column, int? place = null) => Add(new DecimalColumn(_block, column, Place(place), 4));

    public DateColumn Date(string column, int? place = null) => Add(new DateColumn(_block, column, Place(place)));

    public IntegerColumn Integer(string column, int? place = null) => Add(new IntegerColumn(_block, column, Place(place)));

    public BigintColumn Bigint(string column, int? place = null) => Add(new BigintColumn(_block, column, Place(place)));

    public BooleanColumn Boolean(string column) => Add(new BooleanColumn(_block, column, Place(null)));

    public TimestampColumn Timestamp(string column) => Add(new TimestampColumn(_block, column, Place(null)));

    /// <summary>Takes the fields of a record to the row.</summary>
    public void Take<TField>(RecordPlace place, RecordFields<TField> fields)
        where TField : unmanaged, Enum =>
        fields.CopyTo(ref Unsafe.Add(ref _block[Length], place.First));

    public void EndRow()
    {
        RowCount++;
        if (++Length % RowBlock.Rows == 0)
        {
            TakeRows();
        }
    }

    /// <summary>Turns the rows that wait in the block into columns.</summary>
    public void TakeRows()
    {
        if (Length > _capacity)
        {
            _capacity *= 2;
            _columns.ForEach(column => column.Grow(_capacity));
        }

        var count = Length - _taken;
        if (count > 0)
        {
            _block.Survey(_taken, count);
            foreach (var column in _columns)
            {
                column.Take(_block, _taken, count);
            }

            _block.Clear(_taken, count);
            _taken = Length;
        }

        if (_ownsTexts)
        {
            _block.Texts.Clear();
        }
    }

    /// <summary>The rows since the last call, as a batch that the caller disposes of.</summary>
    public RecordBatch ToBatch()
    {
        TakeRows();
        var batch = new RecordBatch(Schema, _columns.ConvertAll(column => column.Build(Length)), Length);
        Length = _taken = 0;
        return batch;
    }

    private int Place(int? place) => place ?? _block.Add(1);

    private T Add<T>(T column)
        where T : Column
    {
        column.Grow(_capacity);
        _columns.Add(column);
        return column;
    }
}

/// <summary>Where the fields of a record stand in the rows of a table.</summary>
internal readonly record struct RecordPlace(int First)
{
    public int this[Enum field] => First + Convert.ToInt32(field, CultureInfo.InvariantCulture);
}
