namespace RcmAnalytics.Simulator.World;

/// <summary>Makes up the practices of a simulation.</summary>
internal static class WorldBuilder
{
    private const ulong PracticeStream = 1;

    private static readonly string[][] LocationNames =
    [
        ["MAIN STREET OFFICE", "WESTSIDE OFFICE"], ["HARBOR STREET OFFICE", "UPTOWN OFFICE"], ["MEADOW OFFICE", "COUNTY HOSPITAL CLINIC"],
        ["RIVER OFFICE", "TELEHEALTH"], ["SURGERY FLOOR", "ENDOSCOPY SUITE"],
    ];

    private static readonly IReadOnlyList<DayOfWeek>[] SendingDays =
    [
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        [DayOfWeek.Tuesday, DayOfWeek.Friday],
        [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday],
    ];

    public static IReadOnlyList<Practice> Practices(SimulationOptions options) =>
        [.. Enumerable.Range(0, options.Practices).Select(index => Make(index, options))];

    /// <summary>A national provider identifier: nine digits and the Luhn digit over 80840 before them.</summary>
    public static string Npi(int nine)
    {
        var digits = $"80840{nine}";
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[digits.Length - 1 - at] - '0';
            sum += at % 2 == 0 ? (digit * 2 / 10) + (digit * 2 % 10) : digit;
        }

        return $"{nine}{(10 - (sum % 10)) % 10}";
    }

    private static Practice Make(int index, SimulationOptions options)
    {
        var random = SimulationRandom.Of(options.Seed, PracticeStream, (ulong)index);
        var kind = index % Specialty.All.Count;
        var specialty = Specialty.All[kind];
        var round = index / Specialty.All.Count;
        var first = 120_000_000 + (index * 1000);
        var offices = LocationNames[kind];
        return new Practice
        {
            Index = index,
            Name = specialty.PracticeNames[round % 2] + (round < 2 ? "" : $" {round}"),
            Npi = Npi(first),
            TaxId = $"99{1_000_001 + index}",
            Specialty = specialty,
            System = index % 2 == 0 ? PracticeSystem.Athena : PracticeSystem.Tebra,
            Providers =
            [
                .. Enumerable.Range(1, specialty.IsFacility ? 3 : 4).Select(number =>
                {
                    var (last, name) = PatientRegister.Name(random);
                    return new Provider($"{(index * 10) + number}", Npi(first + number), last, name);
                }),
            ],
            Locations =
            [
                new Location($"{(index * 10) + 1}", Npi(first + 101), offices[0], specialty.IsFacility ? "83" : "11"),
                new Location($"{(index * 10) + 2}", Npi(first + 102), offices[1], SecondPlace(kind)),
            ],
            PatientCount = Math.Max(80, options.Claims / options.Practices / 4),
            Layout = (index % 4) switch { 0 => Layout.LineEnds, 1 => Layout.Plain, 2 => Layout.CarriageReturns, _ => Layout.Wrapped },
            SendingDays = SendingDays[index % SendingDays.Length],
        };
    }

    private static string SecondPlace(int kind) => kind switch { 2 => "22", 3 => "10", 4 => "83", _ => "11" };
}
