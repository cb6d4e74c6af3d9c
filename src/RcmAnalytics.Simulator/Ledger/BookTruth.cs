using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>
/// The metrics of the practices' own books, added up from what was decided: money by month of posting, and who owes what at
/// the end of each month. All of an account is told under its first payer.
/// </summary>
internal sealed class BookTruth
{
    private const string NoPayer = "self_pay";

    /// <summary>Money for a visit that is never charged: nobody can tell from the books who insures the patient.</summary>
    private const string UnknownPayer = "unknown";

    private readonly Tally _tally = new();
    private readonly Receivables _charges = new();
    private readonly HashSet<Account> _open = [];
    private readonly Dictionary<(int Practice, string Payer), long> _unapplied = [];
    private readonly Dictionary<Account, long> _paidAhead = [];
    private readonly PatientCurve _curve = new();
    private DateOnly? _lastSnapshot;
    private readonly List<(string Metric, DateOnly Day, Account Account, int Amount, int Whole)> _prepaid = [];

    public Tally Tally => _tally;

    /// <summary>The last day on which something was posted.</summary>
    public DateOnly LastDay { get; private set; }

    public void Post(Entry entry, Account? account)
    {
        LastDay = entry.Day;
        if (account is not null)
        {
            _open.Add(account);
            Follow(entry, account);
        }

        switch (entry.Kind)
        {
            case EntryKind.Charge:
                Charge(entry, entry.Amount);
                break;
            case EntryKind.Void:
                Charge(entry, -entry.Amount);
                break;
            case EntryKind.InsurancePayment:
                Paid("insurance_payments", entry, entry.Amount);
                break;
            case EntryKind.UnappliedPayment when entry.Life.Practice.System == PracticeSystem.Athena:
                Paid("insurance_payments", entry, entry.Amount);
                Unapplied(entry.Life.Practice, Payer(entry.Life), entry.Amount);
                break;
            case EntryKind.PatientPayment when account is { Entered: null }:
                _prepaid.Add(("patient_payments", entry.Day, account, entry.Amount, 0));
                _prepaid.Add(("payments", entry.Day, account, entry.Amount, 0));
                _prepaid.Add(("point_of_service_rate", entry.Day, account, entry.Amount, entry.Amount));
                break;
            case EntryKind.PatientPayment:
                _tally.Add("point_of_service_rate", entry.Day, entry.Life.Practice.Index, Payer(entry.Life),
                    entry.Day == entry.Life.Service ? entry.Amount : 0, entry.Amount);
                Paid("patient_payments", entry, entry.Amount);
                break;
            case EntryKind.Refund:
                Paid("patient_payments", entry, -entry.Amount);
                Add("refunds", entry, entry.Amount);
                break;
            case EntryKind.Contractual:
                Add("contractual_adjustments", entry, entry.Amount);
                break;
            case EntryKind.BadDebt:
                Add("bad_debt", entry, entry.Amount);
                _tally.Add("bad_debt_rate", entry.Day, entry.Life.Practice.Index, Payer(entry.Life), entry.Amount);
                break;
            case EntryKind.TimelyFiling or EntryKind.DenialWriteOff or EntryKind.SmallBalance:
                Add("write_offs", entry, entry.Amount);
                break;
            case EntryKind.ToPatient:
                Add("patient_responsibility_assigned", entry, entry.Amount);
                break;
        }
    }

    /// <summary>Of systems that keep receipts apart, what is not applied yet.</summary>
    public void Receive(Receipt receipt)
    {
        if (receipt.Practice.System == PracticeSystem.Tebra && receipt.PayerType == "Insurance")
        {
            Unapplied(receipt.Practice, receipt.PayerId, receipt.Amount - receipt.Applied);
        }
    }

    /// <summary>The balances on a day, which stand for its month.</summary>
    public void Snapshot(DateOnly day)
    {
        foreach (var account in _open)
        {
            Owed(account, day);
        }

        foreach (var ((practice, payer), amount) in _unapplied)
        {
            _tally.Add("unapplied_cash", day, practice, payer, amount);
        }

        foreach (var account in _paidAhead.Keys.Where(account => account.Life.First?.FirstAdjudicated is not null).ToList())
        {
            Collected(account, _paidAhead[account]);
            _paidAhead.Remove(account);
        }

        _charges.Snapshot(_tally, day);
        _open.RemoveWhere(account => account is { Payers: { Balance: 0, Opened: 0 }, OfPatient: { Balance: 0, Opened: 0 }, PatientBalance: 0 });
        _lastSnapshot = day;
    }

    /// <summary>The balances of the last day; whose visits were never charged is known now.</summary>
    /// <param name="claims">What payers did; patients' payments come on top of it.</param>
    public void End(DateOnly day, Tally claims)
    {
        Snapshot(day);
        _curve.Tell(_tally, day);
        foreach (var account in _open)
        {
            Credit(account, account.Payers, account.Life.First?.Payer.IsFederal == true, day);
            Credit(account, account.OfPatient, false, day);
        }

        foreach (var (cell, numerator, denominator) in claims.Sums.Where(sum => sum.Cell.Metric is "net_collection_rate" or "adjudicated_share"))
        {
            _tally.Add(cell.Metric, cell.Month, cell.Practice, cell.Payer, numerator, denominator);
        }

        foreach (var (metric, paid, account, amount, whole) in _prepaid)
        {
            var payer = account.Entered is null ? UnknownPayer : Payer(account.Life);
            _tally.Add(metric, paid, account.Life.Practice.Index, payer, amount, whole);
        }
    }

    /// <summary>The same postings once more, by party: who moves money to whom, and who paid when.</summary>
    private void Follow(Entry entry, Account account)
    {
        var (day, amount, practice, payer) = (entry.Day, (long)entry.Amount, account.Life.Practice.Index, Payer(account.Life));
        var charged = account.Life.First is null ? account.OfPatient : account.Payers;
        switch (entry.Kind)
        {
            case EntryKind.Charge or EntryKind.Void:
                charged.Post(day, entry.Kind == EntryKind.Charge ? amount : -amount, false, false);
                if (account.Life.First is null)
                {
                    _curve.Assign(account.Share, practice, payer, day, entry.Kind == EntryKind.Charge ? amount : -amount);
                }

                break;
            case EntryKind.PatientPayment or EntryKind.Refund:
                var paid = entry.Kind == EntryKind.Refund ? -amount : amount;
                _curve.Pay(account.Share, practice, payer, day, paid);
                Collect(account, paid);
                if (account.Entered is null)
                {
                    account.Prepaid += paid;
                }
                else
                {
                    account.OfPatient.Post(day, -paid, true, false);
                }

                break;
            case EntryKind.ToPatient:
                account.Payers.Post(day, -amount, false, true);
                account.OfPatient.Post(day, amount, false, true);
                _curve.Assign(account.Share, practice, payer, day, amount);
                break;
            case EntryKind.BadDebt:
                account.OfPatient.Post(day, -amount, false, false);
                break;
            default:
                charged.Post(day, -amount, entry.Kind == EntryKind.InsurancePayment, false);
                break;
        }

        if (account.Entered is not null && account.Prepaid != 0)
        {
            account.OfPatient.Post(day, -account.Prepaid, false, true);
            account.Prepaid = 0;
        }
    }

    private void Turn(Account account, PartyBook party)
    {
        var opened = party.Opened;
        var (rolled, paid, adjusted) = party.Turn();
        if (opened > 0)
        {
            var (day, practice, payer) = (_lastSnapshot!.Value, account.Life.Practice.Index, Payer(account.Life)); // it was open then
            _tally.Add("ar_roll_rate", day, practice, payer, rolled, opened);
            _tally.Add("ar_paid_rate", day, practice, payer, paid, opened);
            _tally.Add("ar_adjusted_rate", day, practice, payer, adjusted, opened);
        }
    }

    private void Credit(Account account, PartyBook party, bool isFederal, DateOnly day)
    {
        if (party.CreditSince is { } since)
        {
            _tally.Add("credits_open", since, account.Life.Practice.Index, Payer(account.Life), -party.Balance);
            _tally.Add("federal_credits_overdue", since, account.Life.Practice.Index, Payer(account.Life),
                isFederal && day.DayNumber - since.DayNumber > 60 ? -party.Balance : 0);
        }
    }

    // Counts once the first payer has answered, which the desk need not wait for.
    private void Collect(Account account, long amount)
    {
        if (account.Life.First?.FirstAdjudicated is null)
        {
            _paidAhead[account] = _paidAhead.GetValueOrDefault(account) + amount;
        }
        else
        {
            Collected(account, amount);
        }
    }

    private void Collected(Account account, long amount) =>
        _tally.Add("net_collection_rate", account.Life.Service, account.Life.Practice.Index, Payer(account.Life), amount);

    private static string Payer(ClaimLife life) => life.First?.Payer.Id ?? NoPayer;

    private void Owed(Account account, DateOnly day)
    {
        var (life, practice, payer) = (account.Life, account.Life.Practice.Index, Payer(account.Life));
        Turn(account, account.Payers);
        Turn(account, account.OfPatient);
        if (account.Entered is null)
        {
            _prepaid.Add(("unapplied_cash", day, account, -account.PatientBalance, 0));
            return;
        }

        var age = day.DayNumber - life.Service.DayNumber;
        Balance("insurance_ar", account.InsuranceBalance, age);
        Balance("patient_ar", account.PatientBalance, account.PatientOwesSince is { } since ? day.DayNumber - since.DayNumber : age);

        void Balance(string party, int amount, int days)
        {
            if (amount == 0)
            {
                return;
            }

            var debit = Math.Max(0, amount);
            _tally.Add(party, day, practice, payer, debit);
            _tally.Add("open_ar", day, practice, payer, debit);
            _tally.Add("credit_balance", day, practice, payer, Math.Max(0, -amount));
            _tally.Add("ar_over_90_rate", day, practice, payer, days > 90 ? debit : 0, debit);
            _tally.Add("ar_over_120_rate", day, practice, payer, days > 120 ? debit : 0, debit);
            _tally.Add("days_in_ar", day, practice, payer, debit);
            _tally.Add("days_in_ar_net_of_credits", day, practice, payer, amount);
        }
    }

    private void Charge(Entry entry, int amount)
    {
        Add("charges", entry, amount);
        _tally.Add("bad_debt_rate", entry.Day, entry.Life.Practice.Index, Payer(entry.Life), 0, amount);
        _charges.Charge(entry.Life.Practice.Index, Payer(entry.Life), entry.Day, amount);
    }

    private void Paid(string metric, Entry entry, int amount)
    {
        Add(metric, entry, amount);
        Add("payments", entry, amount);
    }

    private void Add(string metric, Entry entry, long amount) =>
        _tally.Add(metric, entry.Day, entry.Life.Practice.Index, Payer(entry.Life), amount);

    private void Unapplied(Practice practice, string payer, long amount) =>
        _unapplied[(practice.Index, payer)] = _unapplied.GetValueOrDefault((practice.Index, payer)) + amount;
}
