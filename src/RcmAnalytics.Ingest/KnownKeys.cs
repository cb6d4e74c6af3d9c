using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    // A longer identity is hashed each time.
    private const int NoPlace = -1;

    private readonly byte[] _memory = GC.AllocateArray<byte>((Places + 1) * PlaceBytes, pinned: true);
    private readonly int _first;

    public KnownKeys()
    {
        var address = (long)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _first = (int)(-address & (PlaceBytes - 1));
    }

    /// <summary>
    /// The number of the one place where the key of this identity is kept. The place is then on its way to the processor's
    /// cache: ask for several before the first is read.
    /// </summary>
    public int PlaceOf(ReadOnlySpan<byte> identity)
    {
        if (identity.Length > FieldBytes)
        {
            return NoPlace;
        }

        Span<byte> fields = stackalloc byte[FieldBytes];
        Pad(identity, fields);
        var number = PlaceOfFields(fields);
        Prefetch(number);
        return number;
    }

    /// <summary>Copies the key of the identity, when it is known.</summary>
    public bool TryFind(int number, ReadOnlySpan<byte> identity, Span<byte> key)
    {
        if (number == NoPlace)
        {
            return false;
        }

        Span<byte> fields = stackalloc byte[FieldBytes];
        Pad(identity, fields);
        var place = Place(number);
        if (Vector256.Create<byte>(place) != Vector256.Create<byte>(fields)
            || Vector128.Create<byte>(place[32..]) != Vector128.Create<byte>(fields[32..]))
        {
            return false;
        }

        place[FieldBytes..].CopyTo(key);
        return true;
    }

    /// <summary>Keeps a key, in place of the one that stood there.</summary>
    public void Keep(int number, ReadOnlySpan<byte> identity, ReadOnlySpan<byte> key)
    {
        if (number != NoPlace)
        {
            var place = Place(number);
            Pad(identity, place[..FieldBytes]);
            key.CopyTo(place[FieldBytes..]);
        }
    }

    private static void Pad(ReadOnlySpan<byte> identity, Span<byte> fields)
    {
        identity.CopyTo(fields);
        fields[identity.Length..].Clear();
    }

    private static int PlaceOfFields(ReadOnlySpan<byte> fields)
    {
        var hash = 0UL;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(fields))
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        }

        return (int)(hash & (Places - 1));
    }

    private unsafe void Prefetch(int number)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((void*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, _first + (number * PlaceBytes)));
        }
    }

    private Span<byte> Place(int number) => _memory.AsSpan(_first + (number * PlaceBytes), PlaceBytes);
}
