using RcmAnalytics.Simulator.Files;
using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>
/// The practices' own books: charges as they are entered, what payers pay as it is posted, what patients pay. They follow what
/// happens to claims and change none of it.
/// </summary>
internal sealed class PracticeBooks
{
    private const ulong BookStream = 9;
    private const int MostDaysToNotice = 7;
    private const string CopaysAhead = "copays_awaiting_their_charge";

    private readonly SimulationOptions _options;
    private readonly Schedule _schedule;
    private readonly IPracticeExport[] _exports;
    private readonly IReadOnlyList<Practice> _practices;
    private readonly PatientDesk _patients;
    private readonly RemitPoster _poster;
    private readonly PatientRegister _register;
    private readonly LedgerTruth _truth = new();
    private readonly BookTruth _figures = new();
    private long _runs;

    public PracticeBooks(SimulationOptions options, Schedule schedule, IReadOnlyList<Practice> practices)
    {
        (_options, _schedule, _practices) = (options, schedule, practices);
        _register = new PatientRegister(options.Seed);
        _exports =
        [
            .. practices.Select(IPracticeExport (practice) =>
                practice.System == PracticeSystem.Athena ? new AthenaExport(practice) : new TebraExport(practice)),
        ];
        Bank = new BankDeposits(options, practices, _truth);
        _patients = new PatientDesk(schedule, this);
        _poster = new RemitPoster(this);
    }

    public BankDeposits Bank { get; }

    /// <summary>Parts of files of a month that goes on: what is written already need not be held.</summary>
    public IEnumerable<SimulatedFile> TakeLong(DateOnly day) => _exports.SelectMany(export => export.TakeLong(day));

    /// <summary>What is left of the files of the month that ends, one after the other.</summary>
    public IEnumerable<SimulatedFile> Take(DateOnly month) => _exports.SelectMany(export => export.Take(month)).Concat(Bank.Take(month));

    public SimulatedFile Truth() => _truth.File(_practices);

    /// <summary>The metrics of the books.</summary>
    public Tally Figures => _figures.Tally;

    public void MonthEnd(DateOnly day) => _figures.Snapshot(day);

    /// <summary>The day that balances at the end speak of: the last one with news, in claims or in books.</summary>
    public void End(DateOnly lastDayOfClaims, Tally claims) =>
        _figures.End(_figures.LastDay > lastDayOfClaims ? _figures.LastDay : lastDayOfClaims, claims);

    /// <summary>A visit took place; the copay is paid at the desk.</summary>
    public void Seen(ClaimLife life)
    {
        var account = new Account(life, SimulationRandom.Of(_options.Seed, BookStream, (ulong)life.Number))
        {
            Lines = [.. life.Lines.Select(line => new AccountLine(line, ChargeId(life, line, 0)))],
            AppointmentNumber = life.Number * 10,
        };
        life.Account = account;
        var random = account.Random;
        Book(life, account.AppointmentNumber, life.Patient, random.Between(1, 40), "Check-out");
        if (random.Chance(0.12))
        {
            var other = _register.Make(life.Practice, random.Between(0, life.Practice.PatientCount - 1));
            Book(life, account.AppointmentNumber + 1, other, random.Between(1, 40), random.Chance(0.5) ? "No-show" : "Cancelled");
        }

        var copay = life.First?.Payer.Copay ?? 0;
        if (copay > 0 && Array.Find(account.Lines, line => line.Billed.Service.IsVisit) is { } visit && random.Chance(0.8))
        {
            _patients.Pay(account, life.Service, copay, visit);
            _truth.Add(CopaysAhead, life.Service, life.Practice, copay);
        }
    }

    public void Entered(ClaimLife life, DateOnly day)
    {
        var account = life.Account!; // seen before
        account.Entered = day;
        Waits.Entered(_figures.Tally, life, day);
        _truth.Entered(account, day);
        _truth.Add(CopaysAhead, day, life.Practice, -account.Lines.Sum(line => line.PatientPaid)); // paid at the desk
        foreach (var line in account.Lines)
        {
            Enter(account, line, day);
        }

        // Only mistakes that are found: days later it is noticed.
        if (account.Random.Chance(0.006) && day.AddDays(MostDaysToNotice) <= _options.End)
        {
            EnterTwice(account, day);
        }

        if (life.First is null)
        {
            foreach (var line in account.Lines)
            {
                line.ToPatient = line.Billed.Charge; // nobody else ever owed it
            }

            account.PatientOwesSince = day;
            _patients.Bill(account, day);
        }

        _figures.Entered(account);
    }

    /// <summary>A payer decided; what it pays is posted later.</summary>
    public void Answered(ClaimLife life)
    {
        if (life.Account is { } account)
        {
            _figures.Answered(account);
        }
    }

    /// <summary>A correction bills other services than were entered.</summary>
    public void Recoded(ClaimLife life, DateOnly day)
    {
        var account = life.Account!; // of a claim that was sent
        foreach (var billed in life.Lines)
        {
            var line = account.Line(billed.Ordinal);
            if (line.Billed != billed)
            {
                var replaced = new StrayCharge(line.ChargeId, line.Billed, line.Entered);
                account.Strays = [.. account.Strays, replaced];
                Void(account, replaced, day);
                (line.Billed, line.ChargeId) = (billed, ChargeId(life, billed, 1));
                Enter(account, line, day);
            }
        }
    }

    /// <summary>A paid claim should never have been sent.</summary>
    public void Withdrawn(ClaimLife life, DateOnly day)
    {
        foreach (var line in life.Account!.Lines) // of a claim that was paid
        {
            WriteOff(life.Account, line, day, EntryKind.BilledInError, line.Billed.Charge - line.WrittenOff);
        }
    }

    /// <summary>A payment is posted as a whole some days later.</summary>
    public void Received(PaymentRun run)
    {
        Bank.Deposit(run);
        var random = SimulationRandom.Of(_options.Seed, BookStream + 1, (ulong)++_runs);
        _schedule.At(run.Date.AddDays(random.Between(1, 3)).WorkDay(), day => Post(run, day));
    }

    public void WriteOff(Account account, AccountLine line, DateOnly day, EntryKind kind, int amount)
    {
        if (amount == 0)
        {
            return;
        }

        if (kind == EntryKind.BadDebt)
        {
            line.BadDebt += amount;
        }
        else
        {
            (line.WrittenOff, line.WrittenOffAs) = (line.WrittenOff + amount, kind);
        }

        Post(account, line, day, kind, amount, kind == EntryKind.BadDebt ? 0 : 1);
    }

    public void ToPatient(Account account, AccountLine line, DateOnly day, int amount, int sequence)
    {
        if (amount != 0)
        {
            line.ToPatient += amount;
            account.PatientOwesSince ??= amount > 0 ? day : null;
            Post(account, line, day, EntryKind.ToPatient, amount, sequence);
        }
    }

    public void Post(
        Account account, AccountLine line, DateOnly day, EntryKind kind, int amount, int sequence, string reference = "", DateOnly? takenBack = null)
    {
        Post(new Entry(kind, account.Life, line.ChargeId, line.Billed, day, amount, sequence, reference, takenBack), account);
    }

    public void Receive(Receipt receipt)
    {
        _figures.Receive(receipt);
        _exports[receipt.Practice.Index].Receive(receipt);
    }

    private static string ChargeId(ClaimLife life, VisitLine line, int revision) => $"{life.Number}{line.Ordinal}{revision}";

    private void Book(ClaimLife life, long number, Patient patient, int daysAhead, string status) => _exports[life.Practice.Index].Appointment(
        number, patient, life.Practice, life.Provider, life.Location, life.Service, life.Service.AddDays(-daysAhead), status);

    private void Enter(Account account, AccountLine line, DateOnly day)
    {
        line.Entered = day;
        Post(account, line, day, EntryKind.Charge, line.Billed.Charge, 1);
    }

    private void EnterTwice(Account account, DateOnly day)
    {
        var billed = account.Lines[0].Billed;
        var again = new StrayCharge(ChargeId(account.Life, billed, 2), billed, day);
        account.Strays = [.. account.Strays, again];
        Post(new Entry(EntryKind.Charge, account.Life, again.ChargeId, billed, day, billed.Charge, 1, ""), account);
        _schedule.At(day.AddDays(account.Random.Between(1, 3)).WorkDay(), found => Void(account, again, found));
    }

    private void Void(Account account, StrayCharge charge, DateOnly day)
    {
        charge.Voided = day;
        Post(new Entry(EntryKind.Void, account.Life, charge.ChargeId, charge.Billed, day, charge.Billed.Charge, 1, ""), account);
    }

    private void Post(Entry entry, Account? account)
    {
        if (entry.TakenBack is null)
        {
            _truth.Add(entry);
            _figures.Post(entry, account);
        }

        var export = _exports[entry.Life.Practice.Index];
        export.Post(entry);
        if (account is not null)
        {
            account.Changed = entry.Day;
            export.Changed(account);
        }
    }

    private void Post(PaymentRun run, DateOnly day)
    {
        var applied = 0L;
        foreach (var remit in run.Claims)
        {
            // A receipt names its payment; the other system's ledger only names claims it holds.
            if (remit.Paid > 0 && (run.Practice.System == PracticeSystem.Athena ? remit.Life.Account is not null : run.Amount >= 0))
            {
                Waits.Posted(_figures.Tally, remit, run.Date, day);
            }

            if (remit.Life.Account is { } account)
            {
                applied += _poster.Post(account, remit, day, run.Trace);
                _patients.Review(account, remit, day);
            }
            else if (remit.Paid != 0)
            {
                // Sent before the books were begun: the payment stays unapplied.
                Post(new Entry(EntryKind.UnappliedPayment, remit.Life, null, null, day, remit.Paid, 1, run.Trace), null);
            }
        }

        if (run.Amount >= 0)
        {
            Receive(new Receipt(
                run.Practice, run.Trace, "Insurance", run.Payer.Id, run.Payer.Name, "Electronic Funds Transfer", run.Trace, run.Date, day, run.Amount, applied, 0));
        }
    }
}
