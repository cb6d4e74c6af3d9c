using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>A visit as the practice's own system holds it.</summary>
internal sealed class Account(ClaimLife life, SimulationRandom random)
{
    public ClaimLife Life { get; } = life;

    /// <summary>Its own stream: what the practice's books draw moves nothing that payers do.</summary>
    public SimulationRandom Random { get; } = random;

    public required AccountLine[] Lines { get; init; }

    /// <summary>Charges that are no lines of it: entered by mistake or replaced. They stay in the books.</summary>
    public StrayCharge[] Strays { get; set; } = [];

    /// <summary>0 has none.</summary>
    public required long AppointmentNumber { get; init; }

    public DateOnly? Entered { get; set; }

    public DateOnly Changed { get; set; }

    /// <summary>Waits in the export of the month.</summary>
    public bool IsListed { get; set; }

    /// <summary>A bill is out, and what becomes of it is decided.</summary>
    public bool IsBilled { get; set; }

    public bool IsRefundPlanned { get; set; }

    /// <summary>A check of what stays denied is planned.</summary>
    public bool IsChecked { get; set; }

    /// <summary>The day on which something first became the patient's.</summary>
    public DateOnly? PatientOwesSince { get; set; }

    public AccountBalance Balance { get; } = new(life);

    public PatientCurve.Share Share { get; } = new();

    public int PatientBalance
    {
        get
        {
            var sum = 0;
            foreach (var line in Lines)
            {
                sum += line.PatientBalance;
            }

            return sum;
        }
    }

    /// <summary>0 before the charges are entered.</summary>
    public int InsuranceBalance
    {
        get
        {
            if (Entered is null)
            {
                return 0;
            }

            var sum = 0;
            foreach (var line in Lines)
            {
                sum += line.InsuranceBalance;
            }

            return sum;
        }
    }

    /// <summary>Charges that should not be there and stand still; 0 before the charges are entered.</summary>
    public int StrayBalance => Entered is null ? 0 : Strays.Sum(stray => stray.Voided is null ? stray.Billed.Charge : 0);

    public AccountLine Line(int ordinal) => Array.Find(Lines, line => line.Billed.Ordinal == ordinal)!; // remits answer what was billed
}

internal sealed record StrayCharge(string ChargeId, VisitLine Billed, DateOnly Entered)
{
    /// <summary>Null until somebody notices.</summary>
    public DateOnly? Voided { get; set; }
}

/// <summary>A charge, what was posted to it, and who owes the rest.</summary>
internal sealed class AccountLine(VisitLine billed, string chargeId)
{
    public VisitLine Billed { get; set; } = billed;

    public string ChargeId { get; set; } = chargeId;

    public DateOnly Entered { get; set; }

    /// <summary>What the first payer's remits posted; null until one did.</summary>
    public Slot? First { get; private set; }

    /// <summary>The second payer's, as above.</summary>
    public Slot? Second { get; private set; }

    /// <summary>Left to the patient so far; negative when it was taken back.</summary>
    public int ToPatient { get; set; }

    public int PatientPaid { get; set; }

    public DateOnly? PatientPaidOn { get; set; }

    public string? PatientReference { get; set; }

    /// <summary>The patient's debts given up.</summary>
    public int BadDebt { get; set; }

    /// <summary>What payers do not pay and nobody asks for any more.</summary>
    public int WrittenOff { get; set; }

    public EntryKind WrittenOffAs { get; set; }

    /// <summary>Left to the patient because the payer's refusal stands.</summary>
    public int Refused { get; set; }

    public int Adjusted => AdjustedByPayers + BadDebt + WrittenOff;

    public int Paid => (First?.Paid ?? 0) + (Second?.Paid ?? 0);

    public int PatientBalance => ToPatient - PatientPaid - BadDebt;

    public int InsuranceBalance => Billed.Charge - ToPatient - Paid - AdjustedByPayers - WrittenOff;

    private int AdjustedByPayers => (First?.Adjusted ?? 0) + (Second?.Adjusted ?? 0);

    /// <summary>Where the remits of a payer, 1 or 2, are posted.</summary>
    public Slot Of(int sequence) => sequence == 1 ? First ??= new Slot() : Second ??= new Slot();
}

/// <summary>What one payer's remits posted to a charge.</summary>
internal sealed class Slot
{
    public int Paid { get; set; }

    public int Allowed { get; set; }

    public int Contractual { get; set; }

    /// <summary>Sequestration, or the cent of a reporting code.</summary>
    public int Other { get; set; }

    public string OtherReason { get; set; } = "";

    public int Deductible { get; set; }

    public int Coinsurance { get; set; }

    public int Copay { get; set; }

    public DateOnly Posted { get; set; }

    public string Reference { get; set; } = "";

    public DateOnly Adjudicated { get; set; }

    public int Adjusted => Contractual + Other;
}
