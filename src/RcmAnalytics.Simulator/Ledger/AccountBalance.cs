using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>
/// What is open on an account. It says all that balances need: many stay open for ever, and the account itself need not.
/// </summary>
internal sealed class AccountBalance(ClaimLife life)
{
    private const string NoPayer = "self_pay";

    private List<Prepayment>? _prepayments;

    public int Practice { get; } = life.Practice.Index;

    /// <summary>All of an account is told under its first payer.</summary>
    public string Payer { get; } = PayerOf(life);

    public bool IsFederal { get; } = life.First?.Payer.IsFederal == true;

    public DateOnly Service { get; } = life.Service;

    /// <summary>Among the balances that are looked at each month end.</summary>
    public bool IsListed { get; set; }

    public bool IsEntered { get; private set; }

    /// <summary>The day on which something first became the patient's.</summary>
    public DateOnly? PatientOwesSince { get; private set; }

    /// <summary>0 before the charges are entered.</summary>
    public int OfInsurance { get; private set; }

    public int OfPatient { get; private set; }

    public PartyBook InsuranceBook { get; } = new();

    public PartyBook PatientBook { get; } = new();

    /// <summary>Paid by the patient before the charges were entered.</summary>
    public int Prepaid { get; set; }

    /// <summary>Paid by the patient before the first payer's answer.</summary>
    public int PaidAhead { get; set; }

    public bool IsSettled => OfPatient == 0 && InsuranceBook.IsSettled && PatientBook.IsSettled;

    public static string PayerOf(ClaimLife life) => life.First?.Payer.Id ?? NoPayer;

    /// <summary>Keeps a figure of money that came before the charges were entered: its payer is not known to the books yet.</summary>
    public void Keep(string metric, DateOnly day, int amount, int whole = 0) => (_prepayments ??= []).Add(new Prepayment(metric, day, amount, whole));

    public IReadOnlyList<Prepayment> TakePrepayments()
    {
        IReadOnlyList<Prepayment> taken = _prepayments ?? [];
        _prepayments = null;
        return taken;
    }

    /// <summary>Something changed.</summary>
    public void Follow(Account account)
    {
        IsEntered = account.Entered is not null;
        PatientOwesSince = account.PatientOwesSince;
        // Whoever owes the charges of a visit owes what was entered by mistake as well.
        var isPatients = account.Life.First is null;
        OfInsurance = account.InsuranceBalance + (isPatients ? 0 : account.StrayBalance);
        OfPatient = account.PatientBalance + (isPatients ? account.StrayBalance : 0);
    }
}

/// <summary>An amount of a metric.</summary>
internal readonly record struct Prepayment(string Metric, DateOnly Day, int Amount, int Whole);
