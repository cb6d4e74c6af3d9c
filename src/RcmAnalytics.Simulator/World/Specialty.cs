namespace RcmAnalytics.Simulator.World;

/// <summary>What a kind of practice does, and whom it sees.</summary>
internal sealed record Specialty(string Name, string Taxonomy, string[] PracticeNames, double Weight, Service[] Services, string[] Diagnoses)
{
    /// <summary>Sends 837I.</summary>
    public bool IsFacility { get; init; }

    /// <summary>Chance of each further line.</summary>
    public double FurtherLines { get; init; } = 0.45;

    /// <summary>How much more or less often it sees old people.</summary>
    public double MedicareFactor { get; init; } = 1;

    private static Service Visit(string code, int charge, int fee, double weight) => new(code, charge, fee, weight, 0) { IsVisit = true };

    private static Service Surgery(string code, int charge, int fee, double weight) =>
        new(code, charge, fee, weight, weight / 3) { IsSurgery = true, RevenueCode = "0490" };

    public static IReadOnlyList<Specialty> All { get; } =
    [
        new(
            "Family medicine", "207Q00000X", ["LAKESIDE FAMILY MEDICINE", "STONEGATE PRIMARY CARE"], 1.4,
            [
                Visit("99213", 17800, 9200, 40), Visit("99214", 25600, 13100, 34), Visit("99203", 22400, 11300, 8), Visit("99396", 26800, 13300, 7),
                new("20610", 18500, 6200, 2, 3) { IsBilateral = true }, new("93000", 5900, 1500, 0, 8), new("36415", 2200, 850, 0, 15),
                new("80053", 4600, 1060, 0, 12), new("85025", 3400, 780, 0, 11), new("90471", 5200, 2000, 0, 9), new("96372", 5900, 1450, 0, 6),
                new("81002", 1400, 350, 0, 7), new("11721", 10200, 4500, 1, 1), new("94010", 7800, 2700, 0, 3),
                new("3074F", 1, 0, 0, 4) { IsReporting = true },
            ],
            ["I10", "E119", "M545", "J069", "Z0000", "E785", "F411", "K219"]),
        new(
            "Orthopaedics", "207X00000X", ["HARBOR STREET ORTHOPAEDICS", "IRONWOOD BONE AND JOINT"], 1.0,
            [
                Visit("99213", 19500, 9200, 30), Visit("99214", 28400, 13100, 22), Visit("99203", 26200, 11300, 14),
                new("20610", 22500, 6200, 5, 9) { IsBilateral = true }, new("73562", 9800, 3900, 0, 14), new("73030", 8600, 3400, 0, 10),
                new("20550", 16400, 5500, 2, 4), new("97110", 9200, 2900, 7, 4) { MostUnits = 3 },
                Surgery("29881", 298000, 56800, 3), Surgery("29826", 186000, 17900, 1), Surgery("27447", 612000, 128500, 1),
                new("29125", 17800, 6600, 1, 2),
            ],
            ["M1711", "M25561", "S83241A", "M7541", "S52501A", "M2551"]) { MedicareFactor = 1.1, FurtherLines = 0.5 },
        new(
            "Cardiology", "207RC0000X", ["MEADOWBROOK CARDIOLOGY", "NORTHGATE HEART GROUP"], 1.1,
            [
                Visit("99214", 27600, 13100, 38), Visit("99215", 38400, 18200, 14), Visit("99204", 37200, 17000, 10),
                new("93000", 7200, 1500, 2, 22), new("93306", 82400, 19800, 9, 7) { ProfessionalFee = 6900 },
                new("93015", 34600, 7100, 3, 3), new("93880", 61200, 19200, 4, 3) { ProfessionalFee = 3900 },
                new("78452", 214000, 45100, 4, 1) { ProfessionalFee = 6500 }, new("93224", 29800, 7600, 2, 3),
            ],
            ["I2510", "I4891", "I5022", "R079", "I10", "I739"]) { MedicareFactor = 1.6 },
        new(
            "Behavioral health", "2084P0800X", ["QUIET RIVER BEHAVIORAL HEALTH", "FERNWOOD COUNSELING"], 0.9,
            [
                new("90834", 17500, 10300, 34, 0), new("90837", 24500, 15200, 30, 0), new("90791", 31000, 17300, 9, 0),
                new("90853", 8200, 2800, 8, 0), Visit("99214", 24800, 13100, 15), new("90833", 13600, 7000, 0, 12), new("96127", 1800, 480, 0, 8),
            ],
            ["F331", "F411", "F4310", "F909", "F1020"]) { MedicareFactor = 0.4, FurtherLines = 0.2 },
        new(
            "Surgery centre", "261QA1903X", ["BRIDGEWATER SURGERY CENTER", "SUMMERSET ENDOSCOPY CENTER"], 0.5,
            [
                Surgery("66984", 412000, 118000, 20), Surgery("45378", 186000, 43000, 18), Surgery("45380", 214000, 56000, 16),
                Surgery("43239", 192000, 44000, 14), Surgery("64483", 168000, 43000, 12), Surgery("29880", 458000, 152000, 6),
                new("J3301", 4800, 900, 0, 6) { MostUnits = 4, RevenueCode = "0636" },
            ],
            ["H2511", "Z1211", "K635", "K219", "M5416"]) { IsFacility = true, MedicareFactor = 1.4, FurtherLines = 0.35 },
    ];
}
