namespace RcmAnalytics.X12;

/// <summary>
/// Where the claims that a reader reads stand, and their texts, which stay in the reader's buffer: it keeps what belongs
/// to the claim that is open, and before other bytes go, <see cref="Refilling"/> lets a table take what it needs.
/// </summary>
internal sealed class RecordStore
{
    private readonly RecordRows[] _above;
    private byte[] _carried = new byte[512];

    /// <param name="isKept">True when tables take the rows; else each record takes the place of the one before it.</param>
    public RecordStore(bool isKept)
    {
        BillingProvider = Single<BillingProvider.Field>();
        Subscriber = Single<Subscriber.Field>();
        SubscriberPerson = Single<Person.Field>();
        Dependant = Single<Person.Field>();
        _above = [BillingProvider, Subscriber, SubscriberPerson, Dependant];
        Claims = Rows<Claim.Field>(isKept);
        ClaimLines = Rows<ClaimLine.Field>(isKept);
        ClaimCodes = Rows<ClaimCode.Field>(isKept);
        OtherPayers = Rows<OtherPayer.Field>(isKept);
        OtherPayerAdjustments = Rows<OtherPayerAdjustment.Field>(isKept);
        LineAdjudications = Rows<LineAdjudication.Field>(isKept);
        ClaimPayments = Rows<ClaimPayment.Field>(isKept);
        PaymentLines = Rows<PaymentLine.Field>(isKept);
        Adjustments = Rows<Adjustment.Field>(isKept);
        Remarks = Rows<Remark.Field>(isKept);
    }

    public RecordTexts Texts { get; } = new(0);

    public RecordRows BillingProvider { get; }

    public RecordRows Subscriber { get; }

    public RecordRows SubscriberPerson { get; }

    public RecordRows Dependant { get; }

    public RecordRows Claims { get; }

    public RecordRows ClaimLines { get; }

    public RecordRows ClaimCodes { get; }

    public RecordRows OtherPayers { get; }

    public RecordRows OtherPayerAdjustments { get; }

    public RecordRows LineAdjudications { get; }

    public RecordRows ClaimPayments { get; }

    public RecordRows PaymentLines { get; }

    public RecordRows Adjustments { get; }

    public RecordRows Remarks { get; }

    /// <summary>Offset of the claim that is open; beyond any when none is.</summary>
    public long KeepFrom { get; set; } = long.MaxValue;

    /// <summary>Called before the texts of claims that were handed out go.</summary>
    public Action? Refilling { get; set; }

    /// <summary>Length of the texts that stand above claims, which are carried on from buffer to buffer.</summary>
    public int CarriedLength()
    {
        var length = 0;
        foreach (var rows in _above)
        {
            foreach (var place in rows.LastRow)
            {
                length += RecordTexts.LengthOf(place);
            }
        }

        return length;
    }

    /// <summary>Copies those texts for a buffer that will start with them, at this offset.</summary>
    public ReadOnlySpan<byte> Carry(int offset)
    {
        var length = CarriedLength();
        if (_carried.Length < length)
        {
            _carried = new byte[length * 2];
        }

        var used = 0;
        foreach (var rows in _above)
        {
            foreach (ref var place in rows.LastRow)
            {
                var text = Texts.Span(place);
                text.CopyTo(_carried.AsSpan(used));
                place = RecordTexts.Place(offset + used, text.Length);
                used += text.Length;
            }
        }

        return _carried.AsSpan(0, used);
    }

    private RecordRows Single<TField>()
        where TField : unmanaged, Enum
    {
        var rows = Rows<TField>(isKept: true);
        rows.Add();
        return rows;
    }

    private RecordRows Rows<TField>(bool isKept)
        where TField : unmanaged, Enum => new(RecordFields<TField>.Count, Texts) { IsKept = isKept };
}
