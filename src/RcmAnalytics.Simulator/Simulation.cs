using RcmAnalytics.Simulator.Files;
using RcmAnalytics.Simulator.Ledger;
using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator;

/// <summary>A file of the simulation, or a part of one: long tables come as they grow.</summary>
/// <param name="Path">Relative, with forward slashes: <c>x12/837/20250103-1.edi</c>.</param>
/// <param name="IsContinued">The text follows what came under this path before.</param>
public sealed record SimulatedFile(string Path, string Text, bool IsContinued = false);

/// <summary>
/// Invented practices, day by day. Only what is under way is held in memory; what happened is added up as it happens and
/// told at the end, in <c>truth/</c>.
/// </summary>
public sealed class Simulation
{
    private readonly SimulationOptions _options;
    private readonly IReadOnlyList<Practice> _practices;
    private readonly Schedule _schedule;
    private readonly Stories _stories;
    private readonly VisitMaker _visits;
    private readonly TruthBook _truth;
    private readonly PracticeBooks _books;
    private readonly Office _office;
    private readonly PayerDesk _desk;
    private readonly Deliveries _deliveries;

    private Simulation(SimulationOptions options)
    {
        _options = options;
        _practices = WorldBuilder.Practices(options);
        _schedule = new Schedule(options.Start, options.End);
        _stories = new Stories(options, _practices);
        _visits = new VisitMaker(options, _practices);
        _truth = new TruthBook(options.End, _stories);
        _books = new PracticeBooks(options, _schedule, _practices);
        _office = new Office(_schedule, _stories, _truth, _books, _practices);
        _desk = new PayerDesk(_schedule, _stories, _truth, _office, _practices);
        _office.Desk = _desk;
        _deliveries = new Deliveries(options, _practices, _office, _desk, _truth, _books);
    }

    /// <summary>
    /// The files in the order of their days; the truth comes last. Tables of <c>pm/</c> may come in parts: a path comes again, with
    /// <see cref="SimulatedFile.IsContinued"/>.
    /// </summary>
    public static IEnumerable<SimulatedFile> Run(SimulationOptions options) => new Simulation(options).Files();

    private IEnumerable<SimulatedFile> Files()
    {
        yield return new SimulatedFile("contracts/fee_schedule.csv", ReferenceFiles.Fees(_options, _practices));
        yield return new SimulatedFile("reference/payers.csv", ReferenceFiles.PayerList());
        yield return new SimulatedFile("reference/payer_aliases.csv", ReferenceFiles.Aliases());
        yield return new SimulatedFile("reference/filing_limits.csv", ReferenceFiles.FilingLimits(_stories));
        yield return new SimulatedFile("reference/providers.csv", ReferenceFiles.Providers(_practices));
        yield return new SimulatedFile("reference/practices.csv", ReferenceFiles.PracticeList(_practices));
        yield return new SimulatedFile("reference/adjustment_codes.csv", ReferenceFiles.AdjustmentCodes());
        yield return new SimulatedFile("reference/costs.csv", ReferenceFiles.Costs(_options, _practices));
        AnswerHistory();
        var visitsADay = (double)_options.Claims / WorkDays();
        var due = 0.0;
        for (var day = _options.Start; day <= _options.End; day = day.AddDays(1))
        {
            _visits.NewDay();
            for (due += day.IsWorkDay() ? visitsADay : 0; due >= 1; due--)
            {
                _office.See(_visits.Make(day));
            }

            _schedule.Run(day);
            _office.CloseBatches(day);
            foreach (var file in _deliveries.Deliver(day))
            {
                yield return file;
            }

            if (day.AddDays(1).Day == 1 && day != _options.End)
            {
                _truth.MonthEnd(day);
                _books.MonthEnd(day);
            }

            var isMonthOver = day.AddDays(1).Day == 1 || day == _options.End;
            if (isMonthOver)
            {
                yield return new SimulatedFile($"truth/outcomes_{day:yyyyMM}.csv", _truth.Outcomes.Take());
                yield return new SimulatedFile($"truth/underpaid_lines_{day:yyyyMM}.csv", _truth.UnderpaidLines.Take());
                yield return new SimulatedFile($"truth/losses_{day:yyyyMM}.csv", _truth.Losses.Take());
            }

            foreach (var file in isMonthOver ? _books.Take(day) : _books.TakeLong(day))
            {
                yield return file;
            }
        }

        _truth.End();
        _truth.Close();
        _books.End(_truth.LastDay, _truth.Tally);
        yield return _books.Truth();
        yield return new SimulatedFile("truth/stories.csv", ReferenceFiles.Stories(_stories));
        foreach (var file in TruthFiles.Metrics(_truth.Tally, _practices).Append(TruthFiles.Books(_books.Figures, _practices)).Concat(_deliveries.Faults()))
        {
            yield return file;
        }
    }

    private int WorkDays()
    {
        var days = 0;
        for (var day = _options.Start; day <= _options.End; day = day.AddDays(1))
        {
            days += day.IsWorkDay() ? 1 : 0;
        }

        return days;
    }

    // Remits of the first weeks are about claims that were sent before.
    private void AnswerHistory()
    {
        var count = Math.Max(3, _options.Claims / _options.Months / 12);
        for (var number = 0; number < count; number++)
        {
            if (number % 20 == 0)
            {
                _visits.NewDay();
            }

            var service = _options.Start.AddDays(-12 - (number % 14)).WorkDay();
            var life = _visits.Make(service, isHistory: true);
            if (life.First is not null)
            {
                _desk.AnswerHistory(life, _options.Start.AddDays(-1));
            }
        }
    }
}
