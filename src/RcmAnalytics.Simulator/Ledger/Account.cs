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
    public List<StrayCharge> Strays { get; } = [];

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

    public int PatientBalance => Lines.Sum(line => line.PatientBalance);

    /// <summary>0 before the charges are entered.</summary>
    public int InsuranceBalance => Entered is null
        ? 0
        : Lines.Sum(line => line.InsuranceBalance) + Strays.Where(stray => stray.Voided is null).Sum(stray => stray.Billed.Charge);

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

    /// <summary>First and second payer.</summary>
    public Slot[] Slots { get; } = [new(), new()];

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

    public int Adjusted => Slots[0].Adjusted + Slots[1].Adjusted + BadDebt + WrittenOff;

    public int Paid => Slots[0].Paid + Slots[1].Paid;

    public int PatientBalance => ToPatient - PatientPaid - BadDebt;

    public int InsuranceBalance => Billed.Charge - ToPatient - Paid - Slots[0].Adjusted - Slots[1].Adjusted - WrittenOff;
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

    public DateOnly? Posted { get; set; }

    public string? Reference { get; set; }

    public DateOnly? Adjudicated { get; set; }

    public int Adjusted => Contractual + Other;
}
