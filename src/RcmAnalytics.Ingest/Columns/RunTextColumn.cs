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

    public void Set(int row, ReadOnlySpan<byte> text)
    {
        if (_runs.Count == 0 || !text.SequenceEqual(_runs[^1].Value))
        {
            _runs.Add((row, text.ToArray()));
        }
    }

    protected override IArrowArray Array(int length, int nulls, ArrowBuffer validity)
    {
        var values = new StringArray.Builder();
        var indices = new int[length];
        for (var run = 0; run < _runs.Count; run++)
        {
            var end = run + 1 < _runs.Count ? _runs[run + 1].Start : length;
            indices.AsSpan(_runs[run].Start..end).Fill(run);
            values.Append(Encoding.UTF8.GetString(_runs[run].Value));
        }

        var last = _runs.Count == 0 ? null : _runs[^1].Value;
        _runs.Clear();
        if (last is not null)
        {
            _runs.Add((0, last));
        }

        var data = new ArrayData(Int32Type.Default, length, 0, 0, [ArrowBuffer.Empty, Copy(MemoryMarshal.AsBytes(indices.AsSpan()))]);
        validity.Dispose();
        return new DictionaryArray(Type, new Int32Array(data), values.Build());
    }
}
