using System.Runtime.CompilerServices;
using RcmAnalytics.Simulator;
using RcmAnalytics.Simulator.Ledger;
using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Tests.Simulator;

public sealed class AccountBalanceTests
{
    private static readonly SimulationOptions Options = new() { Claims = 100, Practices = 1, Months = 3, Seed = 3 };

    // What stays open is counted each month to the end; the visit behind it must not be held for that.
    [Fact]
    public void Post_AccountThatStaysOpen_IsLetGoWhileItsBalanceIsStillTold()
    {
        var books = new BookTruth();
        var account = Charge(books);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        account.IsAlive.ShouldBeFalse();

        books.Snapshot(new DateOnly(2025, 1, 31));
        books.Tally.Sums.Where(sum => sum.Cell.Metric == "open_ar").Sum(sum => sum.Numerator).ShouldBePositive();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Charge(BookTruth books)
    {
        var day = new DateOnly(2025, 1, 6);
        var life = new VisitMaker(Options, WorldBuilder.Practices(Options)).Make(day);
        var account = new Account(life, SimulationRandom.Of(1, 1, 1)) { Lines = [.. life.Lines.Select(line => new AccountLine(line, "1"))], AppointmentNumber = 0, Entered = day };
        foreach (var line in account.Lines)
        {
            books.Post(new Entry(EntryKind.Charge, life, line.ChargeId, line.Billed, day, line.Billed.Charge, 1, ""), account);
        }

        books.Entered(account);
        return new WeakReference(account);
    }
}
