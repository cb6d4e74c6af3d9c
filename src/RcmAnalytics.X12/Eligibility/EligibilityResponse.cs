namespace RcmAnalytics.X12;

/// <summary>Where a 271 answers.</summary>
public enum EligibilityLevel
{
    /// <summary>Loop 2000A: the payer as a whole, as a rule with a rejection.</summary>
    Source,

    /// <summary>Loop 2000B: the asking provider, as a rule with a rejection.</summary>
    Receiver,

    Subscriber,

    Dependant,
}

/// <summary>What a 271 says of one person, or why it says nothing. The object is used again for the next one.</summary>
public sealed class EligibilityResponse
{
    internal TextArena Texts { get; } = new(1024);

    /// <summary>From 0 in the file.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>Byte offset of the HL segment.</summary>
    public long Offset { get; internal set; }

    public EligibilityLevel Level { get; internal set; }

    public X12Text PayerName { get; internal set; }

    public X12Text PayerIdentifier { get; internal set; }

    public X12Text ProviderNpi { get; internal set; }

    /// <summary>TRN02 of the asker (TRN01 is 2), else of the first TRN.</summary>
    public X12Text TraceNumber { get; internal set; }

    /// <summary>The subscriber's, also for a dependant.</summary>
    public X12Text MemberId { get; internal set; }

    public X12Text LastName { get; internal set; }

    public X12Text FirstName { get; internal set; }

    public X12Text BirthDateText { get; internal set; }

    /// <summary>AAA03 of the first rejection. Empty when there is none.</summary>
    public X12Text RejectionCode { get; internal set; }

    /// <summary>AAA04.</summary>
    public X12Text FollowUpCode { get; internal set; }

    /// <summary>DTP*291, 346 or 356 of the person.</summary>
    public DateOnly? PlanFrom { get; internal set; }

    /// <summary>The end of DTP*291, or DTP*347 or 357.</summary>
    public DateOnly? PlanTo { get; internal set; }

    /// <summary>DTP*472 or 307: the day that was asked for.</summary>
    public DateOnly? ServiceDate { get; internal set; }

    public RecordList<EligibilityBenefit> Benefits { get; } = new(() => new EligibilityBenefit());

    internal void Clear()
    {
        Texts.Clear();
        Benefits.Clear();
        PayerName = PayerIdentifier = ProviderNpi = TraceNumber = MemberId = default;
        LastName = FirstName = BirthDateText = RejectionCode = FollowUpCode = default;
        PlanFrom = PlanTo = ServiceDate = null;
    }
}

/// <summary>One EB segment.</summary>
public sealed class EligibilityBenefit
{
    public long Offset { get; internal set; }

    /// <summary>EB01: 1 to 5 active, 6 to 8 inactive, B copayment, C deductible, …</summary>
    public X12Text InformationCode { get; internal set; }

    public X12Text CoverageLevelCode { get; internal set; }

    /// <summary>EB03, parted by commas.</summary>
    public X12Text ServiceTypeCodes { get; internal set; }

    public X12Text InsuranceTypeCode { get; internal set; }

    /// <summary>EB05.</summary>
    public X12Text PlanName { get; internal set; }

    public X12Text TimePeriodCode { get; internal set; }

    public X12Amount? Amount { get; internal set; }

    /// <summary>EB08, as a part of one.</summary>
    public X12Quantity? Share { get; internal set; }

    public X12Text QuantityCode { get; internal set; }

    public X12Quantity? Quantity { get; internal set; }

    public X12Text AuthorizationCode { get; internal set; }

    public X12Text NetworkCode { get; internal set; }

    public DateOnly? From { get; internal set; }

    public DateOnly? To { get; internal set; }
}
