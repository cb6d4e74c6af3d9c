using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Ledger;

internal enum EntryKind
{
    Charge,

    /// <summary>Takes a charge back; the amount is the charge's.</summary>
    Void,
    InsurancePayment,

    /// <summary>A payment for a claim that the books do not hold.</summary>
    UnappliedPayment,
    PatientPayment,

    /// <summary>Money given back to the patient; positive.</summary>
    Refund,

    /// <summary>From the first payer to the patient, from the second, or because a refusal stands.</summary>
    ToPatient,
    Contractual,
    Sequestration,
    Information,
    TimelyFiling,
    SmallBalance,
    DenialWriteOff,
    BilledInError,
    BadDebt,
}

/// <summary>One entry of the ledger. Payments and adjustments that lower what is owed are positive.</summary>
/// <param name="Charge">Null of a payment that belongs to none.</param>
/// <param name="Sequence">1 first payer, 2 second, 0 patient.</param>
/// <param name="TakenBack">When what was posted by mistake was taken out of the books again.</param>
internal sealed record Entry(
    EntryKind Kind, ClaimLife Life, string? Charge, VisitLine? Billed, DateOnly Day, int Amount, int Sequence, string Reference,
    DateOnly? TakenBack = null)
{
    public Payer? Payer => Sequence switch { 1 => Life.First?.Payer, 2 => Life.Second?.Payer, _ => null };

    /// <summary>Of adjustments: the practice's own code, and what it is called there.</summary>
    public (string Code, string Name) Adjustment => Kind switch
    {
        EntryKind.Contractual => ("CONTRACT", "CO-45"),
        EntryKind.Sequestration => ("SEQUESTER", "CO-253"),
        EntryKind.Information => ("INFO", "CO-246"),
        EntryKind.TimelyFiling => ("TFWO", "Timely filing"),
        EntryKind.SmallBalance => ("SBWO", "Small balance"),
        EntryKind.DenialWriteOff => ("DENWO", "Denied, not pursued"),
        EntryKind.BilledInError => ("ERRWO", "Billed in error"),
        EntryKind.BadDebt => ("BADDEBT", "Bad debt"),
        _ => ("", ""),
    };

    public bool IsAdjustment => Kind >= EntryKind.Contractual;
}

/// <summary>A payment as it was received.</summary>
internal sealed record Receipt(
    Practice Practice, string Id, string PayerType, string PayerId, string PayerName, string Method, string Reference, DateOnly Received, DateOnly Posted,
    long Amount, long Applied, long AppointmentNumber);

/// <summary>How a practice's system writes its books.</summary>
internal interface IPracticeExport
{
    /// <summary>A visit that took place, or was to.</summary>
    void Appointment(long number, Patient patient, Practice practice, Provider provider, Location location, DateOnly day, DateOnly made, string status);

    void Post(Entry entry);

    void Receive(Receipt receipt);

    /// <summary>The account is not as it was last written.</summary>
    void Changed(Account account);

    /// <summary>Parts of the month's files that are long already.</summary>
    IEnumerable<SimulatedFile> TakeLong(DateOnly day);

    /// <summary>What is left of the files of the month that ends.</summary>
    IEnumerable<SimulatedFile> Take(DateOnly month);
}
