namespace RcmAnalytics.Simulator.Ledger;

/// <summary>What one party, the payers or the patient, owes on an account, followed posting by posting.</summary>
internal sealed class PartyBook
{
    private DateOnly _day;

    public int Balance { get; private set; }

    /// <summary>Open at the last month end.</summary>
    public int Opened { get; private set; }

    /// <summary>Paid, and moved to the other party, since then.</summary>
    public int Paid { get; private set; }

    public int Moved { get; private set; }

    public bool IsSettled => Balance == 0 && Opened == 0;

    /// <summary>The day on which the balance last turned negative; null while it is not.</summary>
    public DateOnly? CreditSince { get; private set; }

    /// <param name="amount">What it changes of what is owed.</param>
    public void Post(DateOnly day, int amount, bool isPayment, bool isMove)
    {
        if (day != _day)
        {
            Close();
            _day = day;
        }

        Balance += amount;
        Paid -= isPayment ? amount : 0;
        Moved -= isMove ? amount : 0;
    }

    /// <summary>What became of the balance of the last month end; a new month begins.</summary>
    public (int Rolled, int Paid, int Adjusted) Turn()
    {
        Close();
        var rolled = Math.Min(Opened, Math.Max(0, Balance));
        var paid = Math.Min(Opened - rolled, Math.Max(0, Paid));
        var moved = Math.Min(Opened - rolled - paid, Math.Max(0, Moved));
        var turned = (rolled, paid, Opened - rolled - paid - moved);
        (Opened, Paid, Moved) = (Math.Max(0, Balance), 0, 0);
        return turned;
    }

    // Credits are judged at the end of a day.
    private void Close() => CreditSince = Balance < 0 ? CreditSince ?? _day : null;
}
