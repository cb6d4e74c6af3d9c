using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace RcmAnalytics.X12;

/// <summary>
/// The text of an element as bytes, in memory that belongs to the record it came with: it is good until the reader's
/// next <c>Read</c>. Empty means not sent.
/// </summary>
public readonly struct X12Text : IEquatable<X12Text>
{
    private readonly byte[]? _bytes;
    private readonly int _start;

    internal X12Text(byte[] bytes, int start, int length)
    {
        _bytes = bytes;
        _start = start;
        Length = length;
    }

    public int Length { get; }

    public bool IsEmpty => Length == 0;

    public ReadOnlySpan<byte> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _bytes is null
            ? default
            : MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _start), Length);
    }

    /// <summary>A part of it.</summary>
    internal X12Text Slice(int start, int length) => length == 0 ? default : new X12Text(_bytes!, _start + start, length);

    public static bool operator ==(X12Text left, X12Text right) => left.Equals(right);

    public static bool operator !=(X12Text left, X12Text right) => !left.Equals(right);

    public bool Equals(X12Text other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is X12Text other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>UTF-8 where the bytes are UTF-8, else Latin-1, so that no byte is lost.</summary>
    public override string ToString() =>
        System.Text.Unicode.Utf8.IsValid(Span) ? Encoding.UTF8.GetString(Span) : Encoding.Latin1.GetString(Span);
}

/// <summary>Where a record keeps its texts. Growing leaves texts handed out before intact.</summary>
internal sealed class TextArena(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int _used;

    public void Clear() => _used = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public X12Text Add(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0)
        {
            return default;
        }

        if (text.Length > _bytes.Length - _used)
        {
            _bytes = new byte[Math.Max(_bytes.Length * 2, text.Length)];
            _used = 0;
        }

        var start = _used;
        text.CopyTo(_bytes.AsSpan(start));
        _used = start + text.Length;
        return new X12Text(_bytes, start, text.Length);
    }
}
