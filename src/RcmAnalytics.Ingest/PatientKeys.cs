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

    private const int SecretBytes = 32;

    private readonly IncrementalHash _hash;
    private readonly byte[] _digest = new byte[32];
    private readonly KnownKeys _known = new();
    private byte[] _fields = new byte[512];

    public PatientKeys(ReadOnlySpan<byte> secret)
    {
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
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
        Convert.TryToHexStringLower(_digest.AsSpan(0, Length / 2), key, out _);
        return key[..Length];
    }

    public void Dispose() => _hash.Dispose();

    private ReadOnlySpan<byte> Key(
        byte kind, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, Span<byte> key)
    {
        var needed = first.Length + second.Length + third.Length + 4;
        if (_fields.Length < needed)
        {
            _fields = new byte[needed];
        }

        _fields[0] = kind;
        var length = Append(third, Append(second, Append(first, 1)));
        var known = _known.Find(_fields.AsSpan(0, length), out var isKnown);
        if (!isKnown)
        {
            _hash.AppendData(_fields, 0, length);
            _hash.GetHashAndReset(_digest);
            _digest.AsSpan(0, Length / 2).CopyTo(known);
        }

        Convert.TryToHexStringLower(known, key, out _);
        return key[..Length];
    }

    // Letters and digits only, upper case: O'NEIL and ONEIL are one person.
    private int Append(ReadOnlySpan<byte> field, int length)
    {
        foreach (var letter in field)
        {
            if (letter is >= (byte)'a' and <= (byte)'z')
            {
                _fields[length++] = (byte)(letter - 32);
            }
            else if (letter is >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9' or >= 0x80)
            {
                _fields[length++] = letter;
            }
        }

        _fields[length++] = (byte)'|';
        return length;
    }
}
