using System.Collections;

namespace RcmAnalytics.X12;

/// <summary>The parts of a record, whose objects are used again for the next record.</summary>
public sealed class RecordList<T> : IReadOnlyList<T>
    where T : class
{
    private readonly Func<T> _make;
    private T[] _items = [];

    internal RecordList(Func<T> make) => _make = make;

    public int Count { get; private set; }

    public T this[int index] => Span[index];

    /// <summary>The same objects without an enumerator: nothing is allocated.</summary>
    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    public IEnumerator<T> GetEnumerator() => _items.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The next object, with what it held before: its <c>Clear</c> is the caller's business.</summary>
    internal T Add()
    {
        if (Count == _items.Length)
        {
            Grow();
        }

        return _items[Count++];
    }

    internal void Clear() => Count = 0;

    private void Grow()
    {
        var made = Count;
        Array.Resize(ref _items, Math.Max(4, made * 2));
        for (; made < _items.Length; made++)
        {
            _items[made] = _make();
        }
    }
}
