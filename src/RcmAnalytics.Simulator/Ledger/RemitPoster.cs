using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>Posts what payers decided to the charges of an account.</summary>
internal sealed class RemitPoster(PracticeBooks books)
{
    /// <summary>What of its payment was applied to charges.</summary>
    public long Post(Account account, Remit remit, DateOnly day, string trace)
    {
        if (remit.Kind is RemitKind.Pend or RemitKind.Duplicate)
        {
            return 0;
        }

        var applied = 0L;
        foreach (var answer in remit.Lines)
        {
            var line = account.Line(answer.Billed.Ordinal);
            Reopen(account, line, answer, remit, day);
            applied += Post(account, line, answer, remit, day, trace);
        }

        return applied;
    }

    // What was given up is owed again when the payer pays after all.
    private void Reopen(Account account, AccountLine line, RemitLine answer, Remit remit, DateOnly day)
    {
        if (remit.IsReversal || answer.Allowed == 0 || line.WrittenOffAs == EntryKind.BilledInError)
        {
            return;
        }

        books.WriteOff(account, line, day, line.WrittenOffAs, -line.WrittenOff);
        books.ToPatient(account, line, day, -line.Refused, remit.Chain.Sequence);
        line.Refused = 0;
    }

    private int Post(Account account, AccountLine line, RemitLine answer, Remit remit, DateOnly day, string trace)
    {
        var sequence = remit.Chain.Sequence;
        var slot = line.Of(sequence);
        (slot.Posted, slot.Reference, slot.Adjudicated) = (day, trace, remit.Day);
        slot.Allowed += answer.Allowed;
        if (answer.Paid != 0)
        {
            slot.Paid += answer.Paid;
            PostTwice(account, line, day, answer.Paid, sequence, trace);
            books.Post(account, line, day, EntryKind.InsurancePayment, answer.Paid, sequence, trace);
        }

        var share = 0;
        foreach (var adjustment in answer.Adjustments)
        {
            switch (adjustment.Role)
            {
                case AdjustmentRole.Contractual:
                    slot.Contractual += adjustment.Amount;
                    books.Post(account, line, day, EntryKind.Contractual, adjustment.Amount, sequence, trace);
                    break;
                case AdjustmentRole.Withhold:
                    PostOther(account, line, day, EntryKind.Sequestration, adjustment.Amount, sequence, trace);
                    break;
                case AdjustmentRole.Information when adjustment.Amount > 0 == (slot.Other == 0):
                    // An answer repeated does not take the cent of a reporting code off twice.
                    PostOther(account, line, day, EntryKind.Information, adjustment.Amount, sequence, trace);
                    break;
                case AdjustmentRole.PatientShare:
                    share += adjustment.Amount;
                    Share(slot, adjustment);
                    break;
            }
        }

        if (sequence == 2 || account.Life.Second is null)
        {
            books.ToPatient(account, line, day, share, sequence);
        }

        return answer.Paid;
    }

    // Now and then a payment is posted, found to be wrong the same month and posted anew.
    private void PostTwice(Account account, AccountLine line, DateOnly day, int amount, int sequence, string trace)
    {
        if (account.Random.Chance(0.004))
        {
            var found = day.AddDays(1).Month == day.Month ? day.AddDays(1) : day;
            books.Post(account, line, day, EntryKind.InsurancePayment, amount, sequence, trace, found);
        }
    }

    private void PostOther(Account account, AccountLine line, DateOnly day, EntryKind kind, int amount, int sequence, string trace)
    {
        var slot = line.Of(sequence);
        (slot.Other, slot.OtherReason) = (slot.Other + amount, kind == EntryKind.Sequestration ? "CO-253" : "CO-246");
        books.Post(account, line, day, kind, amount, sequence, trace);
    }

    private static void Share(Slot slot, Adjustment adjustment)
    {
        switch (adjustment.Reason)
        {
            case "1":
                slot.Deductible += adjustment.Amount;
                break;
            case "2":
                slot.Coinsurance += adjustment.Amount;
                break;
            default:
                slot.Copay += adjustment.Amount;
                break;
        }
    }
}
