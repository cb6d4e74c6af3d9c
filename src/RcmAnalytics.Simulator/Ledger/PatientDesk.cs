using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>What becomes of what payers leave: bills, payments, credits, bad debt, and refusals that stand.</summary>
internal sealed class PatientDesk(Schedule schedule, PracticeBooks books)
{
    private const int SmallBalance = 2_500;

    /// <summary>A payer answered, and it is posted.</summary>
    public void Review(Account account, Remit remit, DateOnly day)
    {
        if (remit.Kind is RemitKind.Pend or RemitKind.Duplicate)
        {
            return;
        }

        if (remit.IsDenied)
        {
            Check(account, remit, day, 3);
        }

        // The first payer's answer is no bill while a second payer is asked.
        if (remit.Chain.Sequence == 2 || account.Life.Second is null)
        {
            Bill(account, day);
        }
    }

    /// <summary>Decides what the patient does about what is owed now.</summary>
    public void Bill(Account account, DateOnly day)
    {
        var (life, random) = (account.Life, account.Random);
        if (account.PatientBalance < 0)
        {
            Credit(account, day);
        }

        if (account.PatientBalance <= 0 || account.IsBilled)
        {
            return;
        }

        account.IsBilled = true;
        var fate = random.Share();
        if (fate < 0.6)
        {
            var isOverpaid = random.Chance(0.04);
            var isInParts = random.Chance(0.25);
            var first = day.AddDays(random.Between(10, isInParts ? 70 : 120));
            schedule.At(first, today => Pay(account, today, isInParts ? 0.5 : 1, isOverpaid, !isInParts));
            if (isInParts)
            {
                schedule.At(first.AddDays(random.Between(14, 45)), today => Pay(account, today, 1, isOverpaid, true));
            }
        }
        else if (fate < 0.75)
        {
            schedule.At(day.AddDays(150), today => GiveUp(account, today));
        }
        else
        {
            // It stays open; a later answer of the payer brings a new bill.
            account.IsBilled = false;
        }
    }

    /// <summary>Takes money for one charge.</summary>
    public void Pay(Account account, DateOnly day, int amount, AccountLine line)
    {
        var receipt = $"P{line.ChargeId}{day.DayNumber % 10_000:0000}";
        Take(account, line, day, amount, receipt);
        Receive(account, day, amount, receipt);
    }

    private void Pay(Account account, DateOnly day, double share, bool isOverpaid, bool isLast)
    {
        account.IsBilled &= !isLast;
        var due = account.PatientBalance;
        if (due <= 0)
        {
            return;
        }

        var receipt = $"P{account.Life.Number}{day.DayNumber % 10_000:0000}";
        var amount = share < 1 ? (due + 1) / 2 : due;
        var left = amount;
        foreach (var line in account.Lines.Where(line => line.PatientBalance > 0))
        {
            var part = Math.Min(left, line.PatientBalance);
            Take(account, line, day, part, receipt);
            left -= part;
        }

        // Credits of other charges leave more open on these than is due; what is still left is more than was owed.
        var extra = left + (isLast && isOverpaid ? account.Random.Between(5, 40) * 100 : 0);
        Take(account, account.Lines[0], day, extra, receipt);
        Receive(account, day, amount - left + extra, receipt);
        if (account.PatientBalance < 0)
        {
            Credit(account, day);
        }
    }

    private void Take(Account account, AccountLine line, DateOnly day, int amount, string receipt)
    {
        if (amount > 0)
        {
            line.PatientPaid += amount;
            (line.PatientPaidOn, line.PatientReference) = (day, receipt);
            books.Post(account, line, day, EntryKind.PatientPayment, amount, 0, receipt);
        }
    }

    private void Receive(Account account, DateOnly day, int amount, string receipt)
    {
        var (life, patient) = (account.Life, account.Life.Patient);
        books.Bank.Cash(life.Practice, amount);
        books.Receive(new Receipt(
            life.Practice, receipt, "Patient", "", $"{patient.LastName}, {patient.FirstName}", "Credit Card", receipt, day, day, amount, amount,
            day == life.Service ? account.AppointmentNumber : 0));
    }

    private void Credit(Account account, DateOnly day)
    {
        if (account.IsRefundPlanned || !account.Random.Chance(0.6))
        {
            return;
        }

        account.IsRefundPlanned = true;
        schedule.At(day.AddDays(account.Random.Between(30, 60)).WorkDay(), today => Refund(account, today));
    }

    private void Refund(Account account, DateOnly day)
    {
        account.IsRefundPlanned = false;
        var credit = -account.PatientBalance;
        foreach (var line in account.Lines.Where(line => line.PatientBalance < 0 && line.PatientPaid > 0))
        {
            var part = Math.Min(Math.Min(Math.Max(credit, 0), -line.PatientBalance), line.PatientPaid);
            credit -= part;
            if (part > 0)
            {
                line.PatientPaid -= part;
                books.Post(account, line, day, EntryKind.Refund, part, 0, "REFUND");
            }
        }
    }

    private void GiveUp(Account account, DateOnly day)
    {
        account.IsBilled = false;
        if (account.PatientBalance <= 0)
        {
            return;
        }

        foreach (var line in account.Lines.Where(line => line.PatientBalance > 0))
        {
            books.WriteOff(account, line, day, EntryKind.BadDebt, line.PatientBalance);
        }
    }

    // A refusal stands when nobody works on it, or the work came to nothing.
    private void Check(Account account, Remit remit, DateOnly day, int tries)
    {
        if (account.IsChecked || tries == 0)
        {
            return;
        }

        account.IsChecked = true;
        schedule.At(day.AddDays(account.Random.Between(60, 120)).WorkDay(), today =>
        {
            account.IsChecked = false;
            var chain = remit.Chain;
            var standing = chain.Sequence == 1 ? chain.Standing : remit;
            if (standing is not { IsDenied: true })
            {
                return;
            }

            if (chain.IsReworked && standing == chain.FirstRemit && tries > 1)
            {
                Check(account, remit, today, tries - 1);
                return;
            }

            Settle(account, standing, today);
        });
    }

    private void Settle(Account account, Remit standing, DateOnly day)
    {
        var isWrittenOff = account.Random.Chance(0.7);
        foreach (var answer in standing.Lines.Where(answer => answer.Denial is not null))
        {
            var line = account.Line(answer.Billed.Ordinal);
            var open = Math.Min(line.InsuranceBalance, answer.Denied);
            var reason = answer.Denial!; // filtered
            if (open <= 0)
            {
                continue;
            }

            if (reason.IsPatientLiable)
            {
                line.Refused += open;
                books.ToPatient(account, line, day, open, standing.Chain.Sequence);
            }
            else if (isWrittenOff)
            {
                books.WriteOff(account, line, day, reason == DenialReason.TooLate ? EntryKind.TimelyFiling
                    : open < SmallBalance ? EntryKind.SmallBalance : EntryKind.DenialWriteOff, open);
            }
        }

        Bill(account, day);
    }
}
