using Apache.Arrow;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>One of a few texts, as a dictionary: a row holds its number alone, and null where none is set.</summary>
internal sealed class ConstantColumn(RecordRows rows, string name, int place, string[] texts) : Column(name, Type)
{
    private static readonly DictionaryType Type = new(Int32Type.Default, StringType.Default, ordered: false);

    private readonly IntegerColumn _numbers = new(rows, name, place);

    public override void Grow(int rows) => _numbers.Grow(rows);

    /// <param name="text">The number of the text among those given.</param>
    public void Set(int row, int text) => _numbers.Set(row, text);

    public override void Take(RowBlock block) => _numbers.Take(block);

    public override IArrowArray Build(int length) =>
        new DictionaryArray(Type, (Int32Array)_numbers.Build(length), new StringArray.Builder().AppendRange(texts).Build());
}
