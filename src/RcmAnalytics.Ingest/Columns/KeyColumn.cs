using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>
/// Keys of persons. A row holds who it is about until its block is taken, so that the keys of all rows are looked up, and
/// those not known hashed, together. Only keys reach the column.
/// </summary>
internal sealed class KeyColumn(RecordRows rows, string name, int place) : Column(name, StringType.Default)
{
    private readonly TextColumn _texts = new(rows, name, place);
    private readonly RecordTexts _who = new(RowBlock.Rows * KnownKeys.FieldBytes);
    private readonly long[] _identities = new long[RowBlock.Rows];
    private readonly byte[] _digests = new byte[RowBlock.Rows * PatientKeys.DigestBytes];
    private readonly byte[] _hex = new byte[(RowBlock.Rows * PatientKeys.Length) + RecordTexts.Slack];
    private PatientKeys? _keys;

    public override void Grow(int rows) => _texts.Grow(rows);

    /// <param name="identity">As <paramref name="keys"/> wrote it; empty is null.</param>
    public void Set(int row, ReadOnlySpan<byte> identity, PatientKeys keys)
    {
        _keys = keys;
        _texts.Set(row, _who.Add(identity));
    }

    public override void Take(RowBlock block)
    {
        if (_keys is null)
        {
            return;
        }

        ref var identity = ref block[place];
        for (var row = 0; row < block.Count; row++)
        {
            _identities[row] = identity;
            identity = identity == 0 ? 0 : RecordTexts.Place(row * PatientKeys.Length, PatientKeys.Length);
            identity = ref Unsafe.Add(ref identity, block.Width);
        }

        var identities = _identities.AsSpan(0, block.Count);
        _keys.Resolve(_who, identities, _digests);
        Convert.TryToHexStringLower(_digests.AsSpan(0, block.Count * PatientKeys.DigestBytes), _hex, out _);
        _texts.Take(block, ref _hex[0]);
        _who.Clear();
    }

    public override IArrowArray Build(int length) => _texts.Build(length);
}
