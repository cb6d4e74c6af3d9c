namespace RcmAnalytics.Simulator.World;

/// <summary>Makes the patient of a number. Every name and number is invented.</summary>
internal sealed class PatientRegister(ulong seed)
{
    private const ulong PatientStream = 2;

    private static readonly string[] LastNames =
    [
        "ALDER", "BIRCHWOOD", "CEDARLY", "DOGWOOD", "ELMSTEAD", "FERNBANK", "GORSEMAN", "HAZELTON", "IVYBRIDGE", "JUNIPERO",
        "KELPSON", "LARCHMONT", "MAPLETON", "NETTLEY", "OAKHURST", "PINECREST", "QUINCEBY", "ROWANSEN", "SORRELTON", "THISTLER",
        "UMBERLEIGH", "VETCHER", "WILLOWBY", "YARROWAY",
    ];

    private static readonly string[] FirstNames =
    [
        "AVERY", "BLAKE", "CASEY", "DREW", "EMERY", "FINLEY", "GALE", "HARPER", "INDIGO", "JORDAN", "KENDALL", "LOGAN",
        "MORGAN", "NOEL", "OAKLEY", "PARKER", "QUINN", "REESE", "SAGE", "TAYLOR",
    ];

    public static (string Last, string First) Name(SimulationRandom random) => (random.Pick(LastNames), random.Pick(FirstNames));

    public Patient Make(Practice practice, int number)
    {
        var id = (practice.Index * 1_000_000) + number + 100_000;
        var random = SimulationRandom.Of(seed, PatientStream, (ulong)id);
        var (last, first) = Name(random);
        var payer = random.Chance(0.035) ? null : random.PickWeighted(Payers.All, candidate => Weight(candidate, practice));
        var isOld = payer?.Kind is PayerKind.Medicare or PayerKind.MedicareAdvantage;
        var year = isOld ? random.Between(1935, 1959) : random.Between(1960, 2012);
        return new Patient
        {
            Id = id,
            LastName = last,
            FirstName = first,
            BirthDate = new DateOnly(year, random.Between(1, 12), random.Between(1, 28)),
            Sex = random.Chance(0.55) ? "F" : "M",
            Zip = $"00{random.Between(100, 999)}",
            Primary = payer,
            Secondary = payer is null ? null : Secondary(payer, random),
            DeductibleShareOfYear = payer is not null && random.Chance(payer.DeductibleShare) ? Deductible(payer, random) : 0,
        };
    }

    private static double Weight(Payer payer, Practice practice) => payer.Kind switch
    {
        PayerKind.Medicare or PayerKind.MedicareAdvantage => payer.Weight * practice.Specialty.MedicareFactor,
        PayerKind.WorkersComp => practice.Specialty.Name == "Orthopaedics" ? payer.Weight * 3 : payer.Weight * 0.3,
        _ => payer.Weight,
    };

    // Most people meet theirs in the first months; some never do.
    private static double Deductible(Payer payer, SimulationRandom random)
    {
        var met = Math.Pow(random.Share(), 2) * (payer.IsMedicare ? 0.5 : 1.3);
        return 0.02 + met;
    }

    private static Payer? Secondary(Payer payer, SimulationRandom random) => payer.Kind switch
    {
        PayerKind.Medicare => random.Share() switch { < 0.46 => Payers.Cedar, < 0.60 => Payers.Medicaid, < 0.66 => Payers.Coastal, _ => null },
        PayerKind.Commercial or PayerKind.Blues when payer != Payers.Coastal => random.Chance(0.05) ? Payers.Coastal : null,
        _ => null,
    };
}
