using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace RcmAnalytics.Ingest;

/// <summary>
/// Text that seldom changes from row to row (the load, the practice), as a dictionary: a row costs a comparison, and
/// the engine gets each value once. Every row has a value.
/// </summary>
internal sealed class RunTextColumn(string name) : Column(name, Type)
{
    private static readonly DictionaryType Type = new(Int32Type.Default, StringType.Default, ordered: false);

    private readonly List<(int Start, byte[] Value)> _runs = [];
    private byte[] _last = [];

    public override void Grow(int rows)
    {
    }

    public override void Take(RowBlock block)
    {
    }

    /// <param name="text">Never changed afterwards: the same array is the same text.</param>
    public void Set(int row, byte[] text)
    {
        if (!ReferenceEquals(text, _last))
        {
            SetChanged(row, text);
        }
    }

    public override IArrowArray Build(int length)
    {
        var values = new StringArray.Builder();
        var indices = BatchMemory.Allocate(length * sizeof(int));
        for (var run = 0; run < _runs.Count; run++)
        {
            var end = run + 1 < _runs.Count ? _runs[run + 1].Start : length;
            MemoryMarshal.Cast<byte, int>(indices.Span)[_runs[run].Start..end].Fill(run);
            values.Append(Encoding.UTF8.GetString(_runs[run].Value));
        }

        _runs.Clear();
        if (_last.Length > 0)
        {
            _runs.Add((0, _last));
        }

        var data = new ArrayData(Int32Type.Default, length, 0, 0, [ArrowBuffer.Empty, indices.Build()]);
        return new DictionaryArray(Type, new Int32Array(data), values.Build());
    }

    private void SetChanged(int row, byte[] text)
    {
        if (_runs is [.., var (start, _)] && start == row)
        {
            _runs[^1] = (row, text);
        }
        else if (_runs.Count == 0 || !text.AsSpan().SequenceEqual(_last))
        {
            _runs.Add((row, text));
        }

        _last = text;
    }
}
