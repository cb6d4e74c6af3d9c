using System.Runtime.CompilerServices;
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
    /// <summary>Bytes of an identity that is kept, padded with zeros. A longer one is hashed each time.</summary>
    public const int FieldBytes = 48;

    private const int Places = 1 << 16;

    // A cache line of the processor: the identity, and the key's 16 bytes.
    private const int PlaceBytes = 64;

    private readonly byte[] _memory = GC.AllocateArray<byte>((Places + 1) * PlaceBytes, pinned: true);
    private readonly int _first;

    public KnownKeys()
    {
        var address = (long)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _first = (int)(-address & (PlaceBytes - 1));
    }

    /// <summary>Copies an identity, behind which as many bytes can be read, and pads it with zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pad(ref readonly byte identity, int length, Span<byte> fields)
    {
        var few = Vector256.LessThan(Vector256<byte>.Indices, Vector256.Create((byte)length));
        var more = Vector128.LessThan(
            Vector128<byte>.Indices, Vector128.Create((byte)Math.Max(length - Vector256<byte>.Count, 0)));
        (Vector256.LoadUnsafe(in identity) & few).CopyTo(fields);
        (Vector128.LoadUnsafe(in identity, (nuint)Vector256<byte>.Count) & more).CopyTo(fields[Vector256<byte>.Count..]);
    }

    /// <summary>
    /// The number of the one place where the key of this identity is kept. The place is then on its way to the processor's
    /// cache: ask for several before the first is read.
    /// </summary>
    public int PlaceOf(ReadOnlySpan<byte> fields)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(fields[..FieldBytes]);
        var hash = Fold(words[0] ^ 0x9E3779B97F4A7C15, words[1] ^ 0xC2B2AE3D27D4EB4F)
            ^ Fold(words[2] ^ 0x165667B19E3779F9, words[3] ^ 0xD6E8FEB86659FD93)
            ^ Fold(words[4] ^ 0xA0761D6478BD642F, words[5] ^ 0xE7037ED1A0B428DB);
        var number = (int)(hash & (Places - 1));
        Prefetch(number);
        return number;
    }

    /// <summary>Copies the key of the identity, when it is known.</summary>
    public bool TryFind(int number, ReadOnlySpan<byte> fields, Span<byte> key)
    {
        var place = Place(number);
        if (Vector256.Create<byte>(place) != Vector256.Create<byte>(fields)
            || Vector128.Create<byte>(place[32..]) != Vector128.Create<byte>(fields[32..]))
        {
            return false;
        }

        Vector128.Create<byte>(place[FieldBytes..]).CopyTo(key);
        return true;
    }

    /// <summary>Keeps a key, in place of the one that stood there.</summary>
    public void Keep(int number, ReadOnlySpan<byte> fields, ReadOnlySpan<byte> key)
    {
        var place = Place(number);
        fields[..FieldBytes].CopyTo(place);
        key.CopyTo(place[FieldBytes..]);
    }

    // Both halves of a product: every bit of either factor reaches the low ones.
    private static ulong Fold(ulong left, ulong right) => Math.BigMul(left, right, out var low) ^ low;

    private unsafe void Prefetch(int number)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((void*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, _first + (number * PlaceBytes)));
        }
    }

    private Span<byte> Place(int number) => _memory.AsSpan(_first + (number * PlaceBytes), PlaceBytes);
}
