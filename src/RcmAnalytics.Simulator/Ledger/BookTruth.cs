using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>
/// The metrics of the practices' own books, added up from what was decided: money by month of posting, and who owes what at
/// the end of each month. All of an account is told under its first payer.
/// </summary>
internal sealed class BookTruth
{
    /// <summary>Money for a visit that is never charged: nobody can tell from the books who insures the patient.</summary>
    private const string UnknownPayer = "unknown";

    private readonly Tally _tally = new();
    private readonly Receivables _charges = new();
    private readonly List<AccountBalance> _open = [];
    private readonly Dictionary<(int Practice, string Payer), long> _unapplied = [];
    private readonly PatientCurve _curve = new();
    private DateOnly? _lastSnapshot;

    public Tally Tally => _tally;

    /// <summary>The last day on which something was posted.</summary>
    public DateOnly LastDay { get; private set; }

    public void Post(Entry entry, Account? account)
    {
        LastDay = entry.Day;
        if (account is not null)
        {
            Changed(account);
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
                Unapplied(entry.Life.Practice, AccountBalance.PayerOf(entry.Life), entry.Amount);
                break;
            case EntryKind.PatientPayment when account is { Entered: null }:
                account.Balance.Keep("patient_payments", entry.Day, entry.Amount);
                account.Balance.Keep("payments", entry.Day, entry.Amount);
                account.Balance.Keep("point_of_service_rate", entry.Day, entry.Amount, entry.Amount);
                break;
            case EntryKind.PatientPayment:
                _tally.Add("point_of_service_rate", entry.Day, entry.Life.Practice.Index, AccountBalance.PayerOf(entry.Life),
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
                _tally.Add("bad_debt_rate", entry.Day, entry.Life.Practice.Index, AccountBalance.PayerOf(entry.Life), entry.Amount);
                break;
            case EntryKind.TimelyFiling or EntryKind.DenialWriteOff or EntryKind.SmallBalance:
                Add("write_offs", entry, entry.Amount);
                break;
            case EntryKind.ToPatient:
                Add("patient_responsibility_assigned", entry, entry.Amount);
                break;
        }
    }

    /// <summary>The charges are known, and with them who insures the patient.</summary>
    public void Entered(Account account)
    {
        Changed(account);
        TellPrepayments(account.Balance, account.Balance.Payer);
    }

    /// <summary>The first payer may have answered: what the patient paid ahead counts from then on.</summary>
    public void Answered(Account account)
    {
        if (account.Balance.PaidAhead != 0 && account.Life.First?.FirstAdjudicated is not null)
        {
            Collected(account.Balance, account.Balance.PaidAhead);
            account.Balance.PaidAhead = 0;
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
        _open.ForEach(balance => Owed(balance, day));
        foreach (var ((practice, payer), amount) in _unapplied)
        {
            _tally.Add("unapplied_cash", day, practice, payer, amount);
        }

        _charges.Snapshot(_tally, day);
        _open.RemoveAll(balance => !(balance.IsListed = !balance.IsSettled));
        _lastSnapshot = day;
    }

    /// <summary>The balances of the last day; whose visits were never charged is known now.</summary>
    /// <param name="claims">What payers did; patients' payments come on top of it.</param>
    public void End(DateOnly day, Tally claims)
    {
        Snapshot(day);
        _curve.Tell(_tally, day);
        foreach (var balance in _open)
        {
            Credit(balance, balance.InsuranceBook, balance.IsFederal, day);
            Credit(balance, balance.PatientBook, false, day);
            TellPrepayments(balance, UnknownPayer); // none once the charges are entered
        }

        foreach (var (cell, numerator, denominator) in claims.Sums.Where(sum => sum.Cell.Metric is "net_collection_rate" or "adjudicated_share"))
        {
            _tally.Add(cell.Metric, cell.Month, cell.Practice, cell.Payer, numerator, denominator);
        }
    }

    private void Changed(Account account)
    {
        var balance = account.Balance;
        balance.Follow(account);
        if (!balance.IsListed)
        {
            balance.IsListed = true;
            _open.Add(balance);
        }
    }

    private void TellPrepayments(AccountBalance balance, string payer)
    {
        foreach (var (metric, day, amount, whole) in balance.TakePrepayments())
        {
            _tally.Add(metric, day, balance.Practice, payer, amount, whole);
        }
    }

    /// <summary>The same postings once more, by party: who moves money to whom, and who paid when.</summary>
    private void Follow(Entry entry, Account account)
    {
        var (day, amount, balance) = (entry.Day, entry.Amount, account.Balance);
        var (practice, payer) = (balance.Practice, balance.Payer);
        var charged = account.Life.First is null ? balance.PatientBook : balance.InsuranceBook;
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
                    balance.Prepaid += paid;
                }
                else
                {
                    balance.PatientBook.Post(day, -paid, true, false);
                }

                break;
            case EntryKind.ToPatient:
                balance.InsuranceBook.Post(day, -amount, false, true);
                balance.PatientBook.Post(day, amount, false, true);
                _curve.Assign(account.Share, practice, payer, day, amount);
                break;
            case EntryKind.BadDebt:
                balance.PatientBook.Post(day, -amount, false, false);
                break;
            default:
                charged.Post(day, -amount, entry.Kind == EntryKind.InsurancePayment, false);
                break;
        }

        if (account.Entered is not null && balance.Prepaid != 0)
        {
            balance.PatientBook.Post(day, -balance.Prepaid, false, true);
            balance.Prepaid = 0;
        }
    }

    private void Turn(AccountBalance balance, PartyBook party)
    {
        var opened = party.Opened;
        var (rolled, paid, adjusted) = party.Turn();
        if (opened > 0)
        {
            var (day, practice, payer) = (_lastSnapshot!.Value, balance.Practice, balance.Payer); // it was open then
            _tally.Add("ar_roll_rate", day, practice, payer, rolled, opened);
            _tally.Add("ar_paid_rate", day, practice, payer, paid, opened);
            _tally.Add("ar_adjusted_rate", day, practice, payer, adjusted, opened);
        }
    }

    private void Credit(AccountBalance balance, PartyBook party, bool isFederal, DateOnly day)
    {
        if (party.CreditSince is { } since)
        {
            _tally.Add("credits_open", since, balance.Practice, balance.Payer, -party.Balance);
            _tally.Add("federal_credits_overdue", since, balance.Practice, balance.Payer,
                isFederal && day.DayNumber - since.DayNumber > 60 ? -party.Balance : 0);
        }
    }

    // Counts once the first payer has answered, which the desk need not wait for.
    private void Collect(Account account, int amount)
    {
        if (account.Life.First?.FirstAdjudicated is null)
        {
            account.Balance.PaidAhead += amount;
        }
        else
        {
            Collected(account.Balance, amount);
        }
    }

    private void Collected(AccountBalance balance, int amount) =>
        _tally.Add("net_collection_rate", balance.Service, balance.Practice, balance.Payer, amount);

    private void Owed(AccountBalance balance, DateOnly day)
    {
        var (practice, payer) = (balance.Practice, balance.Payer);
        Turn(balance, balance.InsuranceBook);
        Turn(balance, balance.PatientBook);
        if (!balance.IsEntered)
        {
            balance.Keep("unapplied_cash", day, -balance.OfPatient);
            return;
        }

        var age = day.DayNumber - balance.Service.DayNumber;
        Balance("insurance_ar", balance.OfInsurance, age);
        Balance("patient_ar", balance.OfPatient, balance.PatientOwesSince is { } since ? day.DayNumber - since.DayNumber : age);

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
        _tally.Add("bad_debt_rate", entry.Day, entry.Life.Practice.Index, AccountBalance.PayerOf(entry.Life), 0, amount);
        _charges.Charge(entry.Life.Practice.Index, AccountBalance.PayerOf(entry.Life), entry.Day, amount);
    }

    private void Paid(string metric, Entry entry, int amount)
    {
        Add(metric, entry, amount);
        Add("payments", entry, amount);
    }

    private void Add(string metric, Entry entry, long amount) =>
        _tally.Add(metric, entry.Day, entry.Life.Practice.Index, AccountBalance.PayerOf(entry.Life), amount);

    private void Unapplied(Practice practice, string payer, long amount) =>
        _unapplied[(practice.Index, payer)] = _unapplied.GetValueOrDefault((practice.Index, payer)) + amount;
}
