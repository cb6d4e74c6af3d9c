using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>
/// Turns identifying fields into keys: HMAC-SHA256 under a secret that is kept beside the warehouse, first 16 bytes as
/// hex. The same person has the same key in every file of a warehouse, and nobody without the secret can tell who it is.
/// </summary>
public sealed class PatientKeys : IDisposable
{
    /// <summary>Characters of a key.</summary>
    public const int Length = 32;

    /// <summary>Bytes of the hash that make a key.</summary>
    internal const int DigestBytes = Length / 2;

    private const int SecretBytes = 32;

    // Letters and digits only, upper case, all else zero: O'NEIL and ONEIL are one person.
    private static readonly byte[] Kept = [.. Enumerable.Range(0, 256).Select(letter =>
        letter >= 0x80 || char.IsAsciiLetterOrDigit((char)letter) ? (byte)(letter < 0x80 ? char.ToUpperInvariant((char)letter) : letter) : (byte)0)];

    private readonly IncrementalHash _hash;
    private readonly byte[] _digest = new byte[32];
    private readonly KnownKeys _known = new();
    private readonly HmacLanes _lanes;
    private readonly byte[] _laneDigests = new byte[HmacLanes.Lanes * HmacLanes.DigestBytes];
    private readonly int[] _places = new int[RowBlock.Rows];
    private readonly int[] _unknown = new int[RowBlock.Rows];
    private readonly byte[] _padded = new byte[RowBlock.Rows * KnownKeys.FieldBytes];
    private byte[] _fields = new byte[512];

    public PatientKeys(ReadOnlySpan<byte> secret)
    {
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        _lanes = new HmacLanes(secret);
    }

    /// <summary>Where the secret of a warehouse is kept: beside it.</summary>
    public static string FileOf(string warehousePath) => Path.ChangeExtension(Path.GetFullPath(warehousePath), ".key");

    /// <summary>Reads the secret from a file, and makes it, readable by its owner alone, when there is none.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static PatientKeys FromFile(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var made = new FileStream(path, options);
            made.Write(RandomNumberGenerator.GetBytes(SecretBytes));
        }

        var secret = File.ReadAllBytes(path);
        return secret.Length == SecretBytes
            ? new PatientKeys(secret)
            : throw new InvalidDataException(
                $"{path} holds {secret.Length} bytes, a key of {SecretBytes} was expected. Restore it from a backup: "
                + "without it, patients of new files cannot be told to be those of old ones.");
    }

    /// <summary>Last name, first name and birth date. Empty without a last name.</summary>
    public ReadOnlySpan<byte> Patient(X12Text lastName, X12Text firstName, X12Text birthDate, Span<byte> key) =>
        lastName.IsEmpty ? default : Key((byte)'P', lastName.Span, firstName.Span, birthDate.Span, key);

    /// <summary>Last name and first initial, which a remittance has too.</summary>
    public ReadOnlySpan<byte> Name(X12Text lastName, X12Text firstName, Span<byte> key) =>
        lastName.IsEmpty ? default : Key((byte)'N', lastName.Span, firstName.Span[..Math.Min(1, firstName.Length)], default, key);

    public ReadOnlySpan<byte> Member(X12Text memberId, Span<byte> key) =>
        memberId.IsEmpty ? default : Key((byte)'M', memberId.Span, default, default, key);

    /// <summary>A patient's number in a practice management system.</summary>
    public ReadOnlySpan<byte> Account(ReadOnlySpan<byte> number, Span<byte> key) =>
        number.IsEmpty ? default : Key((byte)'A', number, default, default, key);

    internal ReadOnlySpan<byte> Patient(ReadOnlySpan<byte> lastName, ReadOnlySpan<byte> firstName, ReadOnlySpan<byte> birthDate, Span<byte> key) =>
        lastName.IsEmpty ? default : Key((byte)'P', lastName, firstName, birthDate, key);

    internal ReadOnlySpan<byte> Member(ReadOnlySpan<byte> memberId, Span<byte> key) =>
        memberId.IsEmpty ? default : Key((byte)'M', memberId, default, default, key);

    /// <summary>Names a row by all of its bytes.</summary>
    internal ReadOnlySpan<byte> Row(ReadOnlySpan<byte> bytes, Span<byte> key)
    {
        _hash.AppendData(bytes);
        _hash.GetHashAndReset(_digest);
        Convert.TryToHexStringLower(_digest.AsSpan(0, DigestBytes), key, out _);
        return key[..Length];
    }

    public void Dispose() => _hash.Dispose();

    /// <summary>What <see cref="Patient(X12Text, X12Text, X12Text, Span{byte})"/> hashes, until the next is written.</summary>
    internal ReadOnlySpan<byte> PatientIdentity(X12Text lastName, X12Text firstName, X12Text birthDate) =>
        PatientIdentity(lastName.Span, firstName.Span, birthDate.Span);

    internal ReadOnlySpan<byte> PatientIdentity(ReadOnlySpan<byte> lastName, ReadOnlySpan<byte> firstName, ReadOnlySpan<byte> birthDate) =>
        lastName.IsEmpty ? default : Identity((byte)'P', lastName, firstName, birthDate);

    internal ReadOnlySpan<byte> NameIdentity(X12Text lastName, X12Text firstName) =>
        lastName.IsEmpty ? default : Identity((byte)'N', lastName.Span, firstName.Span[..Math.Min(1, firstName.Length)], default);

    internal ReadOnlySpan<byte> MemberIdentity(X12Text memberId) =>
        memberId.IsEmpty ? default : Identity((byte)'M', memberId.Span, default, default);

    /// <summary>The first bytes of the hashes of a block's identities.</summary>
    internal void Resolve(RecordTexts texts, ReadOnlySpan<long> identities, Span<byte> digests)
    {
        for (var row = 0; row < identities.Length; row++)
        {
            KnownKeys.Pad(in texts[identities[row]], RecordTexts.LengthOf(identities[row]), Padded(row));
            _places[row] = _known.PlaceOf(Padded(row));
        }

        var unknown = 0;
        for (var row = 0; row < identities.Length; row++)
        {
            var length = RecordTexts.LengthOf(identities[row]);
            var digest = digests.Slice(row * DigestBytes, DigestBytes);
            if (length == 0 || (length <= KnownKeys.FieldBytes && _known.TryFind(_places[row], Padded(row), digest)))
            {
                continue;
            }

            if (length <= HmacLanes.LongestMessage)
            {
                _unknown[unknown++] = row;
            }
            else
            {
                Hash(texts.Span(identities[row]), digest);
            }
        }

        HashTogether(texts, identities, _unknown.AsSpan(0, unknown), digests);
    }

    private Span<byte> Padded(int row) => _padded.AsSpan(row * KnownKeys.FieldBytes, KnownKeys.FieldBytes);

    private void HashTogether(RecordTexts texts, ReadOnlySpan<long> identities, ReadOnlySpan<int> rows, Span<byte> digests)
    {
        for (; rows.Length > 0; rows = rows[Math.Min(rows.Length, HmacLanes.Lanes)..])
        {
            var group = rows[..Math.Min(rows.Length, HmacLanes.Lanes)];
            for (var lane = 0; lane < group.Length; lane++)
            {
                _lanes.Put(lane, texts.Span(identities[group[lane]]));
            }

            _lanes.Hash(_laneDigests);
            for (var lane = 0; lane < group.Length; lane++)
            {
                var digest = _laneDigests.AsSpan(lane * HmacLanes.DigestBytes, DigestBytes);
                digest.CopyTo(digests[(group[lane] * DigestBytes)..]);
                if (RecordTexts.LengthOf(identities[group[lane]]) <= KnownKeys.FieldBytes)
                {
                    _known.Keep(_places[group[lane]], Padded(group[lane]), digest);
                }
            }
        }
    }

    private ReadOnlySpan<byte> Key(
        byte kind, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, Span<byte> key)
    {
        var identity = Identity(kind, first, second, third);
        Span<byte> digest = stackalloc byte[DigestBytes];
        if (identity.Length > KnownKeys.FieldBytes)
        {
            Hash(identity, digest);
        }
        else
        {
            var fields = Padded(0);
            fields.Clear();
            identity.CopyTo(fields);
            var place = _known.PlaceOf(fields);
            if (!_known.TryFind(place, fields, digest))
            {
                Hash(identity, digest);
                _known.Keep(place, fields, digest);
            }
        }

        Convert.TryToHexStringLower(digest, key, out _);
        return key[..Length];
    }

    private void Hash(ReadOnlySpan<byte> identity, Span<byte> digest)
    {
        _hash.AppendData(identity);
        _hash.GetHashAndReset(_digest);
        _digest.AsSpan(0, DigestBytes).CopyTo(digest);
    }

    private ReadOnlySpan<byte> Identity(byte kind, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        var needed = first.Length + second.Length + third.Length + 4;
        if (_fields.Length < needed)
        {
            _fields = new byte[needed];
        }

        _fields[0] = kind;
        var length = Append(third, Append(second, Append(first, 1)));
        return _fields.AsSpan(0, length);
    }

    // Every letter is written, and the next one takes its place when it does not count: no branch to mispredict.
    private int Append(ReadOnlySpan<byte> field, int length)
    {
        ref var target = ref MemoryMarshal.GetArrayDataReference(_fields);
        ref var kept = ref MemoryMarshal.GetArrayDataReference(Kept);
        foreach (var letter in field)
        {
            var written = Unsafe.Add(ref kept, letter);
            Unsafe.Add(ref target, length) = written;
            length += (written + byte.MaxValue) >> 8;
        }

        Unsafe.Add(ref target, length) = (byte)'|';
        return length + 1;
    }
}
