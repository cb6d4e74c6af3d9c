using System.Collections;

namespace RcmAnalytics.X12;

/// <summary>The parts of a record, whose objects are used again for the next record.</summary>
public sealed class RecordList<T> : IReadOnlyList<T>
    where T : class
{
    private readonly Func<int, T> _make;
    private readonly RecordRows? _rows;
    private T[] _items = [];
    private int _count;

    internal RecordList(Func<T> make) => _make = _ => make();

    /// <param name="rows">Where the parts stand: an object is made when it is asked for.</param>
    /// <param name="make">Makes the part of this ordinal.</param>
    internal RecordList(RecordRows rows, Func<int, T> make) => (_rows, _make) = (rows, make);

    public int Count => _rows?.RecordCount ?? _count;

    public T this[int index] => Span[index];

    /// <summary>The same objects without an enumerator: nothing is allocated.</summary>
    public ReadOnlySpan<T> Span
    {
        get
        {
            var count = Count;
            if (count > _items.Length)
            {
                Grow(count);
            }

            return _items.AsSpan(0, count);
        }
    }

    public IEnumerator<T> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The next object, with what it held before: its <c>Clear</c> is the caller's business.</summary>
    internal T Add()
    {
        if (_count == _items.Length)
        {
            Grow(_count + 1);
        }

        return _items[_count++];
    }

    internal void Clear() => _count = 0;

    private void Grow(int needed)
    {
        var made = _items.Length;
        Array.Resize(ref _items, Math.Max(Math.Max(4, made * 2), needed));
        for (; made < _items.Length; made++)
        {
            _items[made] = _make(made);
        }
    }
}
