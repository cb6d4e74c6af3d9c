using System.Collections;
using System.Runtime.InteropServices;

namespace RcmAnalytics.X12;

/// <summary>The parts of a record, whose objects are used again for the next record.</summary>
public sealed class RecordList<T> : IReadOnlyList<T>
    where T : class, new()
{
    private readonly List<T> _items = [];

    public int Count { get; private set; }

    public T this[int index] => index < Count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The same objects without an enumerator: nothing is allocated.</summary>
    public ReadOnlySpan<T> Span => CollectionsMarshal.AsSpan(_items)[..Count];

    public IEnumerator<T> GetEnumerator() => _items.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The next object, with what it held before: its <c>Clear</c> is the caller's business.</summary>
    internal T Add()
    {
        if (Count == _items.Count)
        {
            _items.Add(new T());
        }

        return _items[Count++];
    }

    internal void Clear() => Count = 0;
}
