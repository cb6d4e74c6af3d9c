using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>Draws visits: who, where, what was done, who should pay.</summary>
internal sealed class VisitMaker(SimulationOptions options, IReadOnlyList<Practice> practices)
{
    private const ulong ClaimStream = 3;
    private const long FirstNumber = 1_000_000;

    private readonly PatientRegister _patients = new(options.Seed);
    private readonly HashSet<int>[] _seenToday = [.. practices.Select(_ => new HashSet<int>())];
    private long _number = FirstNumber;

    public void NewDay()
    {
        foreach (var seen in _seenToday)
        {
            seen.Clear();
        }
    }

    public ClaimLife Make(DateOnly day, bool isHistory = false)
    {
        var number = ++_number;
        var random = SimulationRandom.Of(options.Seed, ClaimStream, (ulong)number);
        var practice = random.PickWeighted(practices, candidate => candidate.Specialty.Weight);
        var patient = _patients.Make(practice, Turn(practice, random));
        var payer = patient.Primary;
        return new ClaimLife(random)
        {
            Number = number,
            Practice = practice,
            Provider = random.Pick(practice.Providers),
            Location = random.Chance(0.62) ? practice.Locations[0] : practice.Locations[1],
            Patient = patient,
            Service = day,
            Lines = Lines(practice.Specialty, random),
            First = payer is null ? null : new Chain { Payer = payer, Sequence = 1, ClaimNumber = $"{number}" },
            IsHistory = isHistory,
        };
    }

    // Nobody comes twice a day, so that two claims of a day are never the same services of the same patient.
    private int Turn(Practice practice, SimulationRandom random)
    {
        var seen = _seenToday[practice.Index];
        var turn = random.Between(0, practice.PatientCount - 1);
        while (!seen.Add(turn))
        {
            turn = seen.Count < practice.PatientCount ? (turn + 1) % practice.PatientCount : practice.PatientCount + seen.Count;
        }

        return turn;
    }

    private static VisitLine[] Lines(Specialty specialty, SimulationRandom random)
    {
        List<Service> services = [random.PickWeighted(specialty.Services, service => service.FirstWeight)];
        while (services.Count < 5 && random.Chance(specialty.FurtherLines))
        {
            var further = random.PickWeighted(specialty.Services, service => service.FurtherWeight);
            if (further.FurtherWeight > 0 && !services.Contains(further))
            {
                services.Add(further);
            }
        }

        var hasProcedure = services.Skip(1).Any(service => service.IsBilateral || service.IsSurgery || service.Code is "20550" or "96372" or "11721");
        return
        [
            .. services.Select((service, index) =>
            {
                var modifier = service.IsVisit && hasProcedure ? "25"
                    : service.IsBilateral && random.Chance(0.15) ? "50"
                    : service.ProfessionalFee > 0 && random.Chance(0.25) ? "26" : "";
                var units = random.Between(1, service.MostUnits);
                var charge = modifier switch
                {
                    "50" => service.Charge * 2,
                    "26" => service.Charge * 2 / 5,
                    _ => service.Charge * units,
                };
                return new VisitLine(service, modifier, modifier == "50" ? 1 : units, charge, random.Between(0, specialty.Diagnoses.Length - 1), index + 1);
            }),
        ];
    }
}
