using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace RcmAnalytics.Ingest;

/// <summary>
/// Keys of persons. A row holds who it is about until its block is full, so that the keys of all rows are looked up, and
/// those not known hashed, together. Only keys reach the column.
/// </summary>
internal sealed class KeyColumn(RowBlock rows, string name, int place) : Column(name, StringType.Default)
{
    private readonly TextColumn _texts = new(rows, name, place);
    private readonly long[] _identities = new long[RowBlock.Rows];
    private readonly byte[] _digests = new byte[RowBlock.Rows * PatientKeys.DigestBytes];
    private PatientKeys? _keys;

    public override void Grow(int rows) => _texts.Grow(rows);

    /// <param name="identity">As <paramref name="keys"/> wrote it; empty is null.</param>
    public void Set(int row, ReadOnlySpan<byte> identity, PatientKeys keys)
    {
        _keys = keys;
        _texts.Set(row, identity);
    }

    public override void Take(RowBlock block, int first, int count)
    {
        if (_keys is not null)
        {
            PutKeys(block, first, count, _keys);
            _keys = null;
        }

        _texts.Take(block, first, count);
    }

    public override IArrowArray Build(int length) => _texts.Build(length);

    private void PutKeys(RowBlock block, int first, int count, PatientKeys keys)
    {
        for (var row = 0; row < count; row++)
        {
            _identities[row] = Unsafe.Add(ref block[first + row], place);
        }

        keys.Resolve(block.Texts, _identities.AsSpan(0, count), _digests);
        Span<byte> key = stackalloc byte[PatientKeys.Length];
        for (var row = 0; row < count; row++)
        {
            if (_identities[row] != 0)
            {
                Convert.TryToHexStringLower(_digests.AsSpan(row * PatientKeys.DigestBytes, PatientKeys.DigestBytes), key, out _);
                _texts.Set(first + row, key);
            }
        }
    }
}
