namespace RcmAnalytics.X12;

/// <summary>Whom a status of a 277 is about.</summary>
public enum StatusLevel
{
    /// <summary>Loop 2200B: a whole batch (837 transaction set).</summary>
    Receiver,

    /// <summary>Loop 2200C: a provider's claims of the batch.</summary>
    Provider,

    /// <summary>Loop 2200D: one claim.</summary>
    Claim,
}

/// <summary>
/// What a 277 or 277CA says at one level. The object is used again for the next level: copy what must outlive
/// <see cref="X12Reader.Read"/>.
/// </summary>
public sealed class ClaimStatus
{
    internal TextArena Texts { get; } = new(1024);

    /// <summary>From 0 in the file.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>Byte offset of the segment that opens the level: TRN, or the first one behind HL.</summary>
    public long Offset { get; internal set; }

    public StatusLevel Level { get; internal set; }

    public StatusSource Source { get; internal set; } = new();

    public StatusReceiver Receiver { get; internal set; } = new();

    public StatusProvider Provider { get; internal set; } = new();

    /// <summary>Empty above the claims.</summary>
    public StatusPatient Patient { get; internal set; } = new();

    /// <summary>TRN02: CLM01 of the claim, or BHT03 of the batch.</summary>
    public X12Text TraceNumber { get; internal set; }

    /// <summary>REF*1K.</summary>
    public X12Text PayerClaimControlNumber { get; internal set; }

    /// <summary>REF*D9.</summary>
    public X12Text ClearinghouseTraceNumber { get; internal set; }

    /// <summary>REF*BLT: the type of bill.</summary>
    public X12Text BillTypeCode { get; internal set; }

    /// <summary>DTP*050 at this level.</summary>
    public DateOnly? ReceivedDate { get; internal set; }

    /// <summary>DTP*472, or 434 as some senders write it.</summary>
    public DateOnly? ServiceFrom { get; internal set; }

    public DateOnly? ServiceTo { get; internal set; }

    /// <summary>QTY*90 of a batch, QTY*QA of a provider.</summary>
    public int? AcceptedCount { get; internal set; }

    /// <summary>QTY*AA of a batch, QTY*QC of a provider.</summary>
    public int? RejectedCount { get; internal set; }

    /// <summary>AMT*YU.</summary>
    public X12Amount? AcceptedAmount { get; internal set; }

    /// <summary>AMT*YY.</summary>
    public X12Amount? RejectedAmount { get; internal set; }

    /// <summary>STC segments of the level and of its lines.</summary>
    public RecordList<Status> Statuses { get; } = new(() => new Status());

    public RecordList<StatusLine> Lines { get; } = new(() => new StatusLine());

    /// <summary>STC04 of the first status that has it.</summary>
    public X12Amount? ChargeAmount
    {
        get
        {
            foreach (var status in Statuses.Span)
            {
                if (status.ChargeAmount is not null)
                {
                    return status.ChargeAmount;
                }
            }

            return null;
        }
    }

    /// <summary>
    /// False when a status of the level rejects, whatever others say; null when none says anything of acceptance.
    /// </summary>
    public bool? IsAccepted
    {
        get
        {
            bool? isAccepted = null;
            foreach (var status in Statuses.Span)
            {
                if (status.LineOrdinal is null && status.IsAccepted is { } one)
                {
                    isAccepted = one && isAccepted != false;
                }
            }

            return isAccepted;
        }
    }

    internal void Clear()
    {
        Texts.Clear();
        Statuses.Clear();
        Lines.Clear();
        TraceNumber = PayerClaimControlNumber = ClearinghouseTraceNumber = BillTypeCode = default;
        ReceivedDate = ServiceFrom = ServiceTo = null;
        AcceptedCount = RejectedCount = null;
        AcceptedAmount = RejectedAmount = null;
    }
}

/// <summary>Loop 2000A: who answers, a payer or a clearinghouse.</summary>
public sealed class StatusSource
{
    internal TextArena Texts { get; } = new(256);

    /// <summary>NM101: PR a payer, AY a clearinghouse.</summary>
    public X12Text EntityCode { get; internal set; }

    public X12Text Name { get; internal set; }

    public X12Text Identifier { get; internal set; }

    /// <summary>DTP*050 of 2200A: when the batch came in there.</summary>
    public DateOnly? ReceivedDate { get; internal set; }

    /// <summary>DTP*009 of 2200A.</summary>
    public DateOnly? ProcessedDate { get; internal set; }

    internal void Clear()
    {
        Texts.Clear();
        EntityCode = Name = Identifier = default;
        ReceivedDate = ProcessedDate = null;
    }
}

/// <summary>Loop 2000B: who sent the batch.</summary>
public sealed class StatusReceiver
{
    internal TextArena Texts { get; } = new(256);

    public X12Text Identifier { get; internal set; }

    /// <summary>TRN02 of 2200B: BHT03 of the 837 that is answered.</summary>
    public X12Text BatchNumber { get; internal set; }

    internal void Clear()
    {
        Texts.Clear();
        Identifier = BatchNumber = default;
    }
}

/// <summary>Loop 2000C: the billing provider.</summary>
public sealed class StatusProvider
{
    internal TextArena Texts { get; } = new(256);

    public X12Text Npi { get; internal set; }

    public X12Text TaxId { get; internal set; }

    internal void Clear()
    {
        Texts.Clear();
        Npi = TaxId = default;
    }
}

/// <summary>Loop 2000D. In clear in memory only: nothing of it may be stored or logged as it is.</summary>
public sealed class StatusPatient
{
    internal TextArena Texts { get; } = new(256);

    public X12Text LastName { get; internal set; }

    public X12Text FirstName { get; internal set; }

    public X12Text MemberId { get; internal set; }

    internal void Clear()
    {
        Texts.Clear();
        LastName = FirstName = MemberId = default;
    }
}

/// <summary>One STC segment: up to three statuses of category, code and entity.</summary>
public sealed class Status
{
    public long Offset { get; internal set; }

    /// <summary>Index into <see cref="ClaimStatus.Lines"/>; null at the level itself.</summary>
    public int? LineOrdinal { get; internal set; }

    /// <summary>STC01.</summary>
    public StatusCode First { get; internal set; }

    /// <summary>STC10.</summary>
    public StatusCode Second { get; internal set; }

    /// <summary>STC11.</summary>
    public StatusCode Third { get; internal set; }

    /// <summary>STC02.</summary>
    public DateOnly? EffectiveDate { get; internal set; }

    /// <summary>STC03: WQ accepted, U rejected.</summary>
    public X12Text ActionCode { get; internal set; }

    /// <summary>STC04.</summary>
    public X12Amount? ChargeAmount { get; internal set; }

    /// <summary>STC05.</summary>
    public X12Amount? PaidAmount { get; internal set; }

    /// <summary>STC03 decides where it says so, else the category of STC01.</summary>
    public bool? IsAccepted
    {
        get
        {
            var action = ActionCode.Span;
            if (action.SequenceEqual("WQ"u8) || action.SequenceEqual("U"u8))
            {
                return action.Length == 2;
            }

            return First.Category.Span switch
            {
                [(byte)'A', (byte)'3' or (byte)'4' or (byte)'6' or (byte)'7' or (byte)'8'] => false,
                [(byte)'A', (byte)'0' or (byte)'1' or (byte)'2' or (byte)'5'] => true,
                // Pending, finalised and asked about: only what is in adjudication can be.
                [(byte)'P' or (byte)'F' or (byte)'R', ..] => true,
                _ => null,
            };
        }
    }
}

/// <summary>STC01, STC10 or STC11.</summary>
public readonly record struct StatusCode(X12Text Category, X12Text Code, X12Text Entity);

/// <summary>Loop 2220D: a line that is answered apart, as a rule because it is rejected.</summary>
public sealed class StatusLine
{
    public long Offset { get; internal set; }

    public Procedure Procedure { get; internal set; }

    public X12Text RevenueCode { get; internal set; }

    public X12Amount? ChargeAmount { get; internal set; }

    public X12Amount? PaidAmount { get; internal set; }

    /// <summary>REF*FJ or REF*6R.</summary>
    public X12Text ControlNumber { get; internal set; }

    public DateOnly? ServiceFrom { get; internal set; }

    public DateOnly? ServiceTo { get; internal set; }

    internal void Clear()
    {
        Procedure = default;
        RevenueCode = ControlNumber = default;
        ChargeAmount = PaidAmount = null;
        ServiceFrom = ServiceTo = null;
    }
}
