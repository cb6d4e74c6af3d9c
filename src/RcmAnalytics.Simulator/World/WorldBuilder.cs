namespace RcmAnalytics.Simulator.World;

/// <summary>Makes up payers, practices and patients. Every name and number is invented.</summary>
internal static class WorldBuilder
{
    private static readonly string[] LastNames =
    [
        "ALDER", "BIRCHWOOD", "CEDARLY", "DOGWOOD", "ELMSTEAD", "FERNBANK", "GORSEMAN", "HAZELTON", "IVYBRIDGE", "JUNIPERO",
        "KELPSON", "LARCHMONT", "MAPLETON", "NETTLEY", "OAKHURST", "PINECREST", "QUINCEBY", "ROWANSEN", "SORRELTON", "THISTLER",
    ];

    private static readonly string[] FirstNames =
    [
        "AVERY", "BLAKE", "CASEY", "DREW", "EMERY", "FINLEY", "GALE", "HARPER", "INDIGO", "JORDAN", "KENDALL", "LOGAN",
        "MORGAN", "NOEL", "OAKLEY", "PARKER", "QUINN", "REESE", "SAGE", "TAYLOR",
    ];

    private static readonly string[] PracticeNames =
    [
        "LAKESIDE FAMILY MEDICINE", "HARBOR STREET CLINIC", "MEADOWBROOK MEDICAL GROUP", "STONEGATE PRIMARY CARE",
    ];

    public static IReadOnlyList<Payer> Payers { get; } =
    [
        new()
        {
            Id = "00821", Name = "MEDICARE PART B", RemitName = "MEDICARE PART B - JURISDICTION 9", FilingCode = "MB", Weight = 26,
            AllowedShare = 0.52, TurnaroundDays = 15, DenialRate = 0.055, CoinsuranceRate = 0.20, HasDeductible = true,
            IsMedicare = true, Layout = RemitLayout.LineEnds,
        },
        new()
        {
            Id = "SUMA1", Name = "SUMMIT ADVANTAGE", RemitName = "SUMMIT ADVANTAGE INC", FilingCode = "16", Weight = 12,
            AllowedShare = 0.51, TurnaroundDays = 21, DenialRate = 0.125, Copay = 20,
        },
        new()
        {
            Id = "EVGH2", Name = "EVERGREEN HEALTH PLAN", RemitName = "EVERGREEN HLTH PLAN, INC.", FilingCode = "CI", Weight = 18,
            AllowedShare = 0.66, TurnaroundDays = 18, DenialRate = 0.095, CoinsuranceRate = 0.10, Copay = 25, HasDeductible = true,
            Layout = RemitLayout.OtherDelimiters,
        },
        new()
        {
            Id = "NBC07", Name = "NORTHLAND BLUE CROSS", RemitName = "NORTHLAND BLUE CROSS", FilingCode = "BL", Weight = 20,
            AllowedShare = 0.70, TurnaroundDays = 13, DenialRate = 0.07, Copay = 30, HasDeductible = true,
            Layout = RemitLayout.CarriageReturns,
        },
        new()
        {
            Id = "STMCD", Name = "STATE MEDICAID", RemitName = "STATE MEDICAID FISCAL AGENT", FilingCode = "MC", Weight = 11,
            AllowedShare = 0.38, TurnaroundDays = 28, DenialRate = 0.14,
        },
        new()
        {
            Id = "COAST", Name = "COASTAL MUTUAL", RemitName = "COASTAL MUTUAL INS CO", FilingCode = "CI", Weight = 9,
            AllowedShare = 0.72, TurnaroundDays = 25, DenialRate = 0.11, CoinsuranceRate = 0.20, HasDeductible = true,
        },
        new()
        {
            Id = "UWCF9", Name = "UNITY WORKERS FUND", RemitName = "UNITY WORKERS FUND", FilingCode = "WC", Weight = 4,
            AllowedShare = 0.80, TurnaroundDays = 38, DenialRate = 0.10,
        },
    ];

    /// <summary>Charges are the practice's own; codes are without their publisher's descriptions.</summary>
    public static IReadOnlyList<Service> Services { get; } =
    [
        new("99213", 148m, 40, 0), new("99214", 212m, 30, 0), new("99203", 190m, 9, 0), new("99396", 245m, 7, 0),
        new("20610", 255m, 4, 2), new("93000", 62m, 1, 9), new("36415", 18m, 0, 16), new("80053", 46m, 1, 12),
        new("85025", 34m, 0, 12), new("90471", 42m, 0, 8), new("96372", 74m, 1, 6), new("81002", 16m, 0, 8),
        new("11721", 96m, 2, 1), new("94010", 88m, 1, 3),
    ];

    public static IReadOnlyList<Practice> Practices(SimulationOptions options, SimulationRandom random) =>
    [
        .. Enumerable.Range(0, options.Practices).Select(index => new Practice
        {
            Name = PracticeNames[index % PracticeNames.Length]
                + (index < PracticeNames.Length ? "" : $" {(index / PracticeNames.Length) + 1}"),
            Npi = Npi(120_000_000 + (index * 1000)),
            TaxId = $"99{1_000_001 + index}",
            Providers =
            [
                .. Enumerable.Range(1, 4).Select(number => new Provider(
                    Npi(120_000_000 + (index * 1000) + number), random.Pick(LastNames), random.Pick(FirstNames))),
            ],
            Facilities =
            [
                new Facility(Npi(120_000_000 + (index * 1000) + 101), "MAIN STREET OFFICE", "11"),
                new Facility(Npi(120_000_000 + (index * 1000) + 102), "WESTSIDE OFFICE", "11"),
            ],
            Patients = [.. Enumerable.Range(0, Math.Max(60, options.Claims / options.Practices / 4)).Select(_ => Patient(random))],
        }),
    ];

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

    private static Patient Patient(SimulationRandom random)
    {
        var payer = random.PickWeighted(Payers, candidate => candidate.Weight);
        var secondary = payer.IsMedicare && random.Chance(0.35) ? Payers[5] : null;
        var year = payer.IsMedicare || payer.FilingCode == "16" ? random.Between(1935, 1960) : random.Between(1961, 2015);
        return new Patient(
            random.Pick(LastNames),
            random.Pick(FirstNames),
            new DateOnly(year, random.Between(1, 12), random.Between(1, 28)),
            random.Chance(0.55) ? "F" : "M",
            $"00{random.Between(100, 999)}",
            $"{payer.Id[..2]}{random.Between(10_000_000, 99_999_999)}",
            payer,
            secondary);
    }
}
