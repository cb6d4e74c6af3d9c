using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>
/// A raw table under construction: its columns in the order of <c>sql/raw/&lt;name&gt;.yml</c>. Its rows are those that a
/// reader fills, taken with <see cref="TakeRecords"/>, or its own: set their values at <see cref="Length"/>, then call
/// <see cref="EndRow"/>.
/// </summary>
internal sealed class RawTable
{
    /// <summary>Rows of a batch at most, room included.</summary>
    internal const int MostRows = 32_768;

    // A quarter of a DuckDB row group: the widest table's batch stays under 25 MB, and three are under way at most.
    private const int BatchRows = 30_720;
    private const int FirstRows = 1_024;

    private readonly RecordRows _rows;
    private readonly RowBlock _block;
    private readonly bool _ownsRows;
    private readonly List<Column> _columns = [];
    private Schema? _schema;
    private RunTextColumn? _loadId;
    private RunTextColumn? _practiceId;
    private int _capacity = FirstRows;
    private long _batched;

    public RawTable(string name)
        : this(name, new RecordRows(0, new RecordTexts(RowBlock.Rows * 64)) { IsKept = true }) => _ownsRows = true;

    /// <param name="rows">The rows of the records that it takes.</param>
    public RawTable(string name, RecordRows rows)
    {
        Name = name;
        _rows = rows;
        _block = new RowBlock(rows);
    }

    public string Name { get; }

    /// <summary>Rows since the last batch.</summary>
    public int Length => _rows.Taken + _rows.Whole;

    /// <summary>Rows of all batches and those waiting.</summary>
    public long RowCount => _batched + Length;

    /// <summary>Number of the last row.</summary>
    public int LastRow => _rows.Taken + _rows.Count - 1;

    public bool IsFull => Length >= BatchRows;

    public Schema Schema => _schema ??= new Schema(_columns.Select(column => column.Field), null);

    /// <summary>Room in every row for the fields of a further record, which columns then name.</summary>
    public RecordPlace Reserve<TField>()
        where TField : unmanaged, Enum => new(_rows.Reserve(RecordFields<TField>.Count));

    /// <summary>The columns that say of a row of a record where it came from; see <see cref="SetOrigin"/>.</summary>
    public void Origin() => (_loadId, _practiceId) = (RunText("load_id"), RunText("practice_id"));

    /// <summary>The rows of the last record, and those of further records, came from here.</summary>
    public void SetOrigin(in RowPlace place)
    {
        var first = _rows.Taken + _rows.Record;
        _loadId?.Set(first, place.LoadId);
        _practiceId?.Set(first, place.PracticeId);
    }

    /// <summary>Text that seldom changes from row to row.</summary>
    public RunTextColumn RunText(string column) => Add(new RunTextColumn(column));

    /// <summary>One of a few texts that are known beforehand.</summary>
    public ConstantColumn Constant(string column, int place, params ReadOnlySpan<string> texts) =>
        Add(new ConstantColumn(_rows, column, place, [.. texts]));

    public TextColumn Text(string column, int? place = null) => Add(new TextColumn(_rows, column, Place(place)));

    public KeyColumn Key(string column) => Add(new KeyColumn(_rows, column, Place(null)));

    public DecimalColumn Money(string column, int? place = null) => Add(new DecimalColumn(_rows, column, Place(place), 2));

    public DecimalColumn Quantity(string column, int? place = null) => Add(new DecimalColumn(_rows, column, Place(place), 4));

    public DateColumn Date(string column, int? place = null) => Add(new DateColumn(_rows, column, Place(place)));

    public IntegerColumn Integer(string column, int? place = null) => Add(new IntegerColumn(_rows, column, Place(place)));

    public BigintColumn Bigint(string column, int? place = null) => Add(new BigintColumn(_rows, column, Place(place)));

    public BooleanColumn Boolean(string column) => Add(new BooleanColumn(_rows, column, Place(null)));

    public TimestampColumn Timestamp(string column) => Add(new TimestampColumn(_rows, column, Place(null)));

    /// <summary>Copies the fields of a further record to a row.</summary>
    public void Copy<TField>(int row, RecordPlace place, RecordRows from)
        where TField : unmanaged, Enum =>
        from.LastRow[..RecordFields<TField>.Count].CopyTo(
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _rows[row], place.First), RecordFields<TField>.Count));

    public void EndRow()
    {
        _rows.Add();
        _rows.EndRecord();
        TakeRecords();
    }

    /// <summary>Turns the rows that records have filled into columns, when they are enough for a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeRecords()
    {
        if (_rows.Whole >= RowBlock.Rows)
        {
            TakeRows();
        }
    }

    /// <summary>Turns the rows that wait into columns.</summary>
    public void TakeRows()
    {
        if (Length > _capacity)
        {
            _capacity = Math.Max(_capacity * 2, Length);
            _columns.ForEach(column => column.Grow(_capacity));
        }

        for (var first = _rows.Taken; first < Length; first += RowBlock.Rows)
        {
            _block.Take(first, Math.Min(RowBlock.Rows, Length - first));
            foreach (var column in _columns)
            {
                column.Take(_block);
            }
        }

        _rows.Take(_rows.Whole);
        if (_ownsRows)
        {
            _rows.Texts.Clear();
        }
    }

    /// <summary>The rows since the last call, as a batch that the caller disposes of.</summary>
    public RecordBatch ToBatch()
    {
        TakeRows();
        var length = Length;
        var batch = new RecordBatch(Schema, _columns.ConvertAll(column => column.Build(length)), length);
        _batched += length;
        _rows.Restart();
        return batch;
    }

    private int Place(int? place) => place ?? _rows.Reserve(1);

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
