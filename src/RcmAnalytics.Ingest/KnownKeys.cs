using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RcmAnalytics.Ingest;

/// <summary>
/// The keys of the persons met last, 4 MB of them: a hash costs as much as reading a claim, and the same persons come
/// again and again. In memory only, as the claims themselves.
/// </summary>
internal sealed class KnownKeys
{
    private const int Places = 1 << 16;

    // A cache line of the processor: 48 bytes of identity, padded with zeros, and the key's 16.
    private const int PlaceBytes = 64;
    private const int FieldBytes = 48;

    private readonly byte[] _memory = GC.AllocateArray<byte>((Places + 2) * PlaceBytes, pinned: true);
    private readonly int _first;

    public KnownKeys()
    {
        var address = (long)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _first = (int)(-address & (PlaceBytes - 1));
    }

    /// <summary>The one place where the key of this identity is kept. When it is not known, the caller writes it there.</summary>
    public Span<byte> Find(ReadOnlySpan<byte> identity, out bool isKnown)
    {
        if (identity.Length > FieldBytes)
        {
            isKnown = false;
            return Place(Places)[FieldBytes..];
        }

        Span<byte> fields = stackalloc byte[FieldBytes];
        identity.CopyTo(fields);
        fields[identity.Length..].Clear();
        var place = Place(PlaceOf(fields));
        var known = place[..FieldBytes];
        isKnown = Vector256.Create<byte>(known) == Vector256.Create<byte>(fields)
            && Vector128.Create<byte>(known[32..]) == Vector128.Create<byte>(fields[32..]);
        if (!isKnown)
        {
            fields.CopyTo(known);
        }

        return place[FieldBytes..];
    }

    private static int PlaceOf(ReadOnlySpan<byte> fields)
    {
        var hash = 0UL;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(fields))
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        }

        return (int)(hash & (Places - 1));
    }

    private Span<byte> Place(int number) => _memory.AsSpan(_first + (number * PlaceBytes), PlaceBytes);
}
