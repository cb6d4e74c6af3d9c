namespace RcmAnalytics.Simulator.World;

internal enum PayerKind
{
    Medicare,
    MedicareAdvantage,
    Medicaid,
    MedicaidManaged,
    Commercial,
    Blues,
    Tricare,
    WorkersComp,
}

/// <summary>A payer, how it spells itself and how it behaves.</summary>
internal sealed record Payer
{
    public required string Id { get; init; }

    /// <summary>As practices write it in NM1*PR.</summary>
    public required string Name { get; init; }

    public required PayerKind Kind { get; init; }

    /// <summary>How it names itself in N1*PR, with the identifier it gives there.</summary>
    public required IReadOnlyList<(string Name, string Id)> RemitNames { get; init; }

    /// <summary>SBR09.</summary>
    public required string FilingCode { get; init; }

    /// <summary>Share of the visits; 0 is never a first payer.</summary>
    public required double Weight { get; init; }

    /// <summary>Its fees in hundredths of Medicare's; 0 has no contract that is loaded.</summary>
    public required int FeePercent { get; init; }

    /// <summary>Days from receipt to payment.</summary>
    public required double TurnaroundDays { get; init; }

    public required double DenialRate { get; init; }

    /// <summary>Share of the allowed amount that the patient owes, beyond copay and deductible, in ten thousandths.</summary>
    public int Coinsurance { get; init; }

    /// <summary>Cents for the visit's first service when it is an office visit.</summary>
    public int Copay { get; init; }

    /// <summary>Share of its patients with a deductible to meet each January.</summary>
    public double DeductibleShare { get; init; }

    public required int FilingLimitDays { get; init; }

    /// <summary>For a corrected claim, from the day of service.</summary>
    public int CorrectedLimitDays => FilingLimitDays + 90;

    /// <summary>From the remittance.</summary>
    public int AppealDays => IsMedicare ? 120 : 180;

    /// <summary>What Medicare presumes that a notice takes.</summary>
    public int MailDays => IsMedicare ? 5 : 0;

    /// <summary>Weekdays on which it pays.</summary>
    public required IReadOnlyList<DayOfWeek> PayDays { get; init; }

    public Layout Layout { get; init; } = Layout.Plain;

    /// <summary>Sends AMT*B6.</summary>
    public bool StatesAllowed { get; init; } = true;

    /// <summary>Returns CLM01 with zeros before it.</summary>
    public bool PadsNumbers { get; init; }

    /// <summary>Answers claims one by one in a 277CA.</summary>
    public bool Acknowledges { get; init; } = true;

    /// <summary>Pays more claims than this with several cheques.</summary>
    public int ClaimsPerPayment { get; init; } = 400;

    /// <summary>Pays by the head each month (PLB CV) beside claims.</summary>
    public bool PaysByTheHead { get; init; }

    /// <summary>Of a Medicare payer: takes 2 % off what it pays.</summary>
    public bool IsMedicare => Kind == PayerKind.Medicare;

    /// <summary>Overpayments are to be returned within 60 days.</summary>
    public bool IsFederal => Kind is PayerKind.Medicare or PayerKind.MedicareAdvantage or PayerKind.Medicaid or PayerKind.MedicaidManaged
        or PayerKind.Tricare;

    public string TaxId => $"98{Math.Abs(Id.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter))) % 10_000_000:0000000}";

    /// <summary>When it pays what is ready on a day.</summary>
    public DateOnly PayDay(DateOnly day)
    {
        while (!PayDays.Contains(day.DayOfWeek))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}

/// <summary>How the bytes of an interchange are laid out.</summary>
internal enum Layout
{
    Plain,
    LineEnds,
    CarriageReturns,
    OtherDelimiters,

    /// <summary>A line end after every 80 characters, wherever that falls.</summary>
    Wrapped,
}
