using RcmAnalytics.Simulator.Files;
using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator;

/// <summary>A file of the simulation.</summary>
/// <param name="Path">Relative, with forward slashes: <c>x12/837/20250103-1.edi</c>.</param>
public sealed record SimulatedFile(string Path, string Text);

/// <summary>
/// Invented practices, day by day: visits, claims, denials and second tries, payments, crossovers, takebacks. Only what
/// is under way is held in memory.
/// </summary>
public sealed class Simulation
{
    private readonly SimulationOptions _options;
    private readonly SimulationRandom _random;
    private readonly IReadOnlyList<Practice> _practices;
    private readonly Adjudicator _adjudicator;
    private readonly PriorityQueue<Claim, (DateOnly, int)> _toSubmit = new();
    private readonly PriorityQueue<Adjudication, (DateOnly, int)> _toPay = new();
    private readonly Dictionary<(string Practice, string Payer), decimal> _carried = [];
    private int _sequence;
    private int _claimNumber = 10_000;
    private int _controlNumber;

    private Simulation(SimulationOptions options)
    {
        _options = options;
        _random = new SimulationRandom(options.Seed);
        _practices = WorldBuilder.Practices(options, _random);
        _adjudicator = new Adjudicator(options, _random);
    }

    /// <summary>The files in the order of their days.</summary>
    public static IEnumerable<SimulatedFile> Run(SimulationOptions options) => new Simulation(options).Days();

    private IEnumerable<SimulatedFile> Days()
    {
        yield return new SimulatedFile("contracts/fee_schedule.csv", FeeScheduleFile.Write(_options.Start));
        var workDays = 0;
        for (var day = _options.Start; day <= _options.End; day = day.AddDays(1))
        {
            workDays += IsWorkDay(day) ? 1 : 0;
        }

        var due = 0.0;
        for (var day = _options.Start; day <= _options.End; day = day.AddDays(1))
        {
            if (IsWorkDay(day))
            {
                for (due += (double)_options.Claims / workDays; due >= 1; due--)
                {
                    Visit(day);
                }

                foreach (var file in Submit(day))
                {
                    yield return file;
                }
            }

            foreach (var file in Pay(day))
            {
                yield return file;
            }
        }
    }

    private static bool IsWorkDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private void Visit(DateOnly day)
    {
        var practice = _random.Pick(_practices);
        var patient = _random.Pick(practice.Patients);
        var number = ++_claimNumber;
        List<ClaimLine> lines = [];
        void Add(Service service) => lines.Add(
            new ClaimLine($"{number}L{lines.Count + 1}", service.Code, service.Charge, 1, _random.Between(0, 5)));
        Add(_random.PickWeighted(WorldBuilder.Services, service => service.FirstWeight));
        while (lines.Count < 5 && _random.Chance(0.42))
        {
            var further = _random.PickWeighted(WorldBuilder.Services, service => service.FurtherWeight);
            if (lines.All(line => line.Code != further.Code))
            {
                Add(further);
            }
        }

        Enqueue(new Claim
        {
            ControlNumber = $"A{number}",
            Practice = practice,
            Provider = _random.Pick(practice.Providers),
            Facility = _random.Chance(0.6) ? practice.Facilities[0] : practice.Facilities[1],
            Patient = patient,
            Payer = patient.Payer,
            ServiceDate = day,
            SubmittedDate = Later(day, 1, 7),
            Lines = lines,
            AuthorizationNumber = _random.Chance(0.15) ? $"AU{_random.Between(100_000, 999_999)}" : null,
        });
    }

    /// <summary>A day on which claims are sent: the office does so twice a week.</summary>
    private DateOnly Later(DateOnly day, int least, int most)
    {
        var date = day.AddDays(_random.Between(least, most));
        while (date.DayOfWeek is not (DayOfWeek.Tuesday or DayOfWeek.Friday))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    private void Enqueue(Claim claim) => _toSubmit.Enqueue(claim, (claim.SubmittedDate, _sequence++));

    private void Enqueue(Adjudication adjudication) => _toPay.Enqueue(adjudication, (adjudication.PaymentDate, _sequence++));

    private IEnumerable<SimulatedFile> Submit(DateOnly day)
    {
        List<Claim> claims = [];
        while (_toSubmit.TryPeek(out var claim, out var when) && when.Item1 <= day)
        {
            claims.Add(_toSubmit.Dequeue());
            Enqueue(claim.Primary is { } primary
                ? _adjudicator.DecideSecondary(claim, primary, day)
                : _adjudicator.Decide(claim, isSecondTry: claim.OriginalReference is not null || claim.FrequencyCode == "7"));
        }

        foreach (var group in claims.GroupBy(claim => claim.Practice))
        {
            yield return new SimulatedFile(
                $"x12/837/{day:yyyyMMdd}-{group.Key.TaxId}.edi", ClaimFile.Write([.. group], day, ++_controlNumber));
        }
    }

    private IEnumerable<SimulatedFile> Pay(DateOnly day)
    {
        List<Adjudication> paid = [];
        while (_toPay.TryPeek(out var adjudication, out var when) && when.Item1 <= day)
        {
            paid.Add(_toPay.Dequeue());
            FollowUp(adjudication, day);
        }

        // A clearinghouse delivers what came in a day in one file: an interchange per payer, each with its own delimiters.
        foreach (var practice in paid.GroupBy(adjudication => adjudication.Claim.Practice))
        {
            var interchanges = practice.GroupBy(adjudication => adjudication.Claim.Payer).Select(payer => RemittanceFile.Write(
                Settle(new PaymentRun(payer.Key, practice.Key, day, [.. payer], [])), ++_controlNumber));
            yield return new SimulatedFile($"x12/835/{day:yyyyMMdd}-{practice.Key.TaxId}.edi", string.Concat(interchanges));
        }
    }

    /// <summary>What the practice and the payer do after a payment.</summary>
    private void FollowUp(Adjudication adjudication, DateOnly day)
    {
        var claim = adjudication.Claim;
        if (adjudication.StatusCode is "22" or "2")
        {
            return;
        }

        if (adjudication.IsDenied)
        {
            if (claim.OriginalReference is null && _random.Chance(0.82))
            {
                Enqueue(claim with
                {
                    SubmittedDate = Later(day, 6, 34),
                    FrequencyCode = claim.Payer.IsMedicare ? "1" : "7",
                    OriginalReference = adjudication.PayerControlNumber,
                });
            }

            return;
        }

        if (claim.Patient.Secondary is { } second && adjudication.PatientShare > 0 && claim.Primary is null)
        {
            var secondary = claim with
            {
                Payer = second,
                Primary = adjudication,
                SubmittedDate = Later(day, 2, 9),
                FrequencyCode = "1",
                OriginalReference = null,
            };
            if (adjudication.CrossedOverTo is null)
            {
                Enqueue(secondary);
            }
            else
            {
                // The payer has sent it on: no claim of ours, the second payer's answer all the same.
                Enqueue(_adjudicator.DecideSecondary(secondary with { SubmittedDate = day }, adjudication, day));
            }
        }
        else if (adjudication.Paid > 40m && claim.OriginalReference is null && _random.Chance(0.02))
        {
            var (reversal, correction) = _adjudicator.TakeBack(adjudication);
            Enqueue(reversal);
            Enqueue(correction with { Claim = claim with { OriginalReference = adjudication.PayerControlNumber } });
        }
    }

    /// <summary>Carries a negative total to the payer's next payment (PLB FB), and pays interest now and then (L6).</summary>
    private PaymentRun Settle(PaymentRun run)
    {
        List<ProviderAdjustment> adjustments = [];
        var key = (run.Practice.TaxId, run.Payer.Id);
        var reference = $"FB{run.Payer.Id}";
        var carried = _carried.GetValueOrDefault(key);
        if (carried != 0)
        {
            adjustments.Add(new ProviderAdjustment("FB", reference, carried));
        }

        if (run.Payer.TurnaroundDays > 24 && _random.Chance(0.06))
        {
            adjustments.Add(new ProviderAdjustment("L6", run.Claims[0].PayerControlNumber, -Math.Round(run.Claims[0].Charge * 0.01m, 2)));
        }

        var amount = (run with { ProviderAdjustments = adjustments }).Amount;
        _carried[key] = amount < 0 ? -amount : 0m;
        if (amount < 0)
        {
            adjustments.Add(new ProviderAdjustment("FB", reference, amount));
        }

        return run with { ProviderAdjustments = adjustments };
    }
}
