using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RcmAnalytics.Ingest;

/// <summary>
/// HMAC-SHA256 of short messages, as many at once as a vector has lanes: one after another, what the library does around
/// each costs ten times the hash itself. Every lane holds one message, and no lane depends on another.
/// </summary>
internal sealed class HmacLanes
{
    /// <summary>The longest message that fits into one block of the hash, with its end mark and its length.</summary>
    public const int LongestMessage = 55;

    /// <summary>Bytes kept of a digest.</summary>
    public const int DigestBytes = 16;

    private const int BlockBytes = 64;
    private const int BlockWords = 16;
    private const int StateWords = 8;

    private readonly Vector<uint>[] _inner = new Vector<uint>[StateWords];
    private readonly Vector<uint>[] _outer = new Vector<uint>[StateWords];
    private readonly uint[] _words = new uint[BlockWords * Lanes];

    public HmacLanes(ReadOnlySpan<byte> secret)
    {
        Span<byte> key = stackalloc byte[BlockBytes];
        key.Clear();
        if (secret.Length > BlockBytes)
        {
            SHA256.HashData(secret, key);
        }
        else
        {
            secret.CopyTo(key);
        }

        Span<Vector<uint>> start = stackalloc Vector<uint>[StateWords];
        for (var word = 0; word < StateWords; word++)
        {
            start[word] = new Vector<uint>(Start[word]);
        }

        // Both halves begin with a block of the key alone, so its hash is made once.
        TakeKey(start, _inner, key, 0x36);
        TakeKey(start, _outer, key, 0x5C);
    }

    public static int Lanes => Vector<uint>.Count;

    private static ReadOnlySpan<uint> Start =>
    [
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
    ];

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    /// <summary>Puts a message of at most <see cref="LongestMessage"/> bytes into a lane.</summary>
    public void Put(int lane, ReadOnlySpan<byte> message)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Clear();
        message.CopyTo(block);
        block[message.Length] = 0x80;
        BinaryPrimitives.WriteInt32BigEndian(block[^4..], (BlockBytes + message.Length) * 8);
        PutBlock(lane, block);
    }

    /// <summary>Hashes all lanes; the first bytes of each digest stand behind one another.</summary>
    public void Hash(Span<byte> digests)
    {
        Span<Vector<uint>> state = stackalloc Vector<uint>[StateWords];
        Compress(_inner, state, MemoryMarshal.Cast<uint, Vector<uint>>(_words));
        Span<Vector<uint>> outer = stackalloc Vector<uint>[BlockWords];
        outer.Clear();
        state.CopyTo(outer);
        outer[StateWords] = new Vector<uint>(0x80000000);
        outer[^1] = new Vector<uint>((BlockBytes + SHA256.HashSizeInBytes) * 8);
        Compress(_outer, state, outer);
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var word = 0; word < DigestBytes / sizeof(uint); word++)
            {
                BinaryPrimitives.WriteUInt32BigEndian(digests[((lane * DigestBytes) + (word * sizeof(uint)))..], state[word][lane]);
            }
        }
    }

    private void TakeKey(ReadOnlySpan<Vector<uint>> start, Span<Vector<uint>> state, ReadOnlySpan<byte> key, byte pad)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        for (var at = 0; at < BlockBytes; at++)
        {
            block[at] = (byte)(key[at] ^ pad);
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            PutBlock(lane, block);
        }

        Compress(start, state, MemoryMarshal.Cast<uint, Vector<uint>>(_words));
    }

    private void PutBlock(int lane, ReadOnlySpan<byte> block)
    {
        for (var word = 0; word < BlockWords; word++)
        {
            _words[(word * Lanes) + lane] = BinaryPrimitives.ReadUInt32BigEndian(block[(word * sizeof(uint))..]);
        }
    }

    // FIPS 180-4, 6.2.2, with its names.
    private static void Compress(ReadOnlySpan<Vector<uint>> from, Span<Vector<uint>> to, ReadOnlySpan<Vector<uint>> block)
    {
        Span<Vector<uint>> w = stackalloc Vector<uint>[BlockWords];
        block.CopyTo(w);
        var (a, b, c, d) = (from[0], from[1], from[2], from[3]);
        var (e, f, g, h) = (from[4], from[5], from[6], from[7]);
        for (var t = 0; t < 64; t++)
        {
            if (t >= BlockWords)
            {
                var early = w[(t - 15) & 15];
                var late = w[(t - 2) & 15];
                w[t & 15] += (Rotate(early, 7) ^ Rotate(early, 18) ^ (early >>> 3)) + w[(t - 7) & 15]
                    + (Rotate(late, 17) ^ Rotate(late, 19) ^ (late >>> 10));
            }

            var first = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + (g ^ (e & (f ^ g)))
                + new Vector<uint>(Constants[t]) + w[t & 15];
            var second = (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));
            (h, g, f, e) = (g, f, e, d + first);
            (d, c, b, a) = (c, b, a, first + second);
        }

        (to[0], to[1], to[2], to[3]) = (from[0] + a, from[1] + b, from[2] + c, from[3] + d);
        (to[4], to[5], to[6], to[7]) = (from[4] + e, from[5] + f, from[6] + g, from[7] + h);
    }

    private static Vector<uint> Rotate(Vector<uint> word, int bits) => (word >>> bits) | (word << (32 - bits));
}
