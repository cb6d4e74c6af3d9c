namespace RcmAnalytics.Simulator.World;

/// <summary>The payers of every simulation. All names and numbers are invented.</summary>
internal static class Payers
{
    private static readonly DayOfWeek[] Weekly = [DayOfWeek.Wednesday];

    private static readonly DayOfWeek[] Thursdays = [DayOfWeek.Thursday];

    private static readonly DayOfWeek[] TwiceAWeek = [DayOfWeek.Monday, DayOfWeek.Thursday];

    private static readonly DayOfWeek[] Daily =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static Payer Medicare { get; } = new()
    {
        Id = "00821",
        Name = "MEDICARE PART B",
        Kind = PayerKind.Medicare,
        FilingCode = "MB",
        Weight = 25,
        FeePercent = 100,
        RemitNames = [("MEDICARE PART B - JURISDICTION 9", "00821"), ("MEDICARE PART B", "09102")],
        TurnaroundDays = 13,
        DenialRate = 0.05,
        Coinsurance = 2000,
        DeductibleShare = 0.85,
        FilingLimitDays = 365,
        PayDays = Daily,
        Layout = Layout.LineEnds,
    };

    public static Payer Summit { get; } = new()
    {
        Id = "SUMA1",
        Name = "SUMMIT ADVANTAGE",
        Kind = PayerKind.MedicareAdvantage,
        FilingCode = "16",
        Weight = 11,
        FeePercent = 102,
        RemitNames = [("SUMMIT ADVANTAGE INC", "SUMA1"), ("SUMMIT ADVANTAGE", "SUMA1")],
        TurnaroundDays = 18,
        DenialRate = 0.10,
        Copay = 2500,
        FilingLimitDays = 180,
        PayDays = Weekly,
    };

    public static Payer Goldleaf { get; } = new()
    {
        Id = "GLDM3",
        Name = "GOLDLEAF MEDICARE ADVANTAGE",
        Kind = PayerKind.MedicareAdvantage,
        FilingCode = "HN",
        Weight = 6,
        FeePercent = 98,
        RemitNames = [("GOLDLEAF MEDICARE ADVANTAGE", "GLDM3"), ("GOLDLEAF MA PLANS", "GLDM3")],
        TurnaroundDays = 20,
        DenialRate = 0.11,
        Copay = 2000,
        FilingLimitDays = 180,
        PayDays = Thursdays,
        Layout = Layout.Wrapped,
    };

    public static Payer Medicaid { get; } = new()
    {
        Id = "STMCD",
        Name = "STATE MEDICAID",
        Kind = PayerKind.Medicaid,
        FilingCode = "MC",
        Weight = 5,
        FeePercent = 68,
        RemitNames = [("STATE MEDICAID", "77STM")],
        TurnaroundDays = 22,
        DenialRate = 0.12,
        FilingLimitDays = 365,
        PayDays = Weekly,
        StatesAllowed = false,
        PadsNumbers = true,
        ClaimsPerPayment = 60,
    };

    public static Payer FirstHarbor { get; } = new()
    {
        Id = "FHCP4",
        Name = "FIRST HARBOR COMMUNITY PLAN",
        Kind = PayerKind.MedicaidManaged,
        FilingCode = "MC",
        Weight = 5,
        FeePercent = 72,
        RemitNames = [("FIRST HARBOR COMMUNITY PLAN", "FHCP4"), ("1ST HARBOR COMM PLAN", "FHCP4")],
        TurnaroundDays = 24,
        DenialRate = 0.14,
        FilingLimitDays = 180,
        PayDays = Thursdays,
        ClaimsPerPayment = 80,
    };

    public static Payer Riverbend { get; } = new()
    {
        Id = "RVBF6",
        Name = "RIVERBEND FAMILY CARE",
        Kind = PayerKind.MedicaidManaged,
        FilingCode = "HM",
        Weight = 4,
        FeePercent = 75,
        RemitNames = [("RIVERBEND FAMILY CARE CO", "RVBF6")],
        TurnaroundDays = 21,
        DenialRate = 0.12,
        FilingLimitDays = 180,
        PayDays = Weekly,
        Acknowledges = false,
        PaysByTheHead = true,
    };

    /// <summary>Underpays two procedures, once its story begins.</summary>
    public static Payer Evergreen { get; } = new()
    {
        Id = "EVGH2",
        Name = "EVERGREEN HEALTH PLAN",
        Kind = PayerKind.Commercial,
        FilingCode = "CI",
        Weight = 12,
        FeePercent = 128,
        RemitNames = [("EVERGREEN HLTH PLAN, INC.", "EVGH2"), ("EVERGREEN HEALTH PLAN", "EVGH2")],
        TurnaroundDays = 14,
        DenialRate = 0.075,
        Coinsurance = 1000,
        Copay = 3000,
        DeductibleShare = 0.6,
        FilingLimitDays = 180,
        PayDays = TwiceAWeek,
        Layout = Layout.OtherDelimiters,
    };

    /// <summary>Slows down, once its story begins.</summary>
    public static Payer Coastal { get; } = new()
    {
        Id = "COAST",
        Name = "COASTAL MUTUAL",
        Kind = PayerKind.Commercial,
        FilingCode = "CI",
        Weight = 8,
        FeePercent = 135,
        RemitNames = [("COASTAL MUTUAL INS CO", "COAST"), ("COASTAL MUTUAL", "COAST")],
        TurnaroundDays = 19,
        DenialRate = 0.08,
        Coinsurance = 2000,
        DeductibleShare = 0.7,
        FilingLimitDays = 180,
        PayDays = Weekly,
    };

    public static Payer Northland { get; } = new()
    {
        Id = "NBC07",
        Name = "NORTHLAND BLUE CROSS",
        Kind = PayerKind.Blues,
        FilingCode = "BL",
        Weight = 13,
        FeePercent = 122,
        RemitNames = [("NORTHLAND BLUE CROSS", "NBC07")],
        TurnaroundDays = 11,
        DenialRate = 0.055,
        Copay = 3000,
        Coinsurance = 1000,
        DeductibleShare = 0.5,
        FilingLimitDays = 365,
        PayDays = Daily,
        Layout = Layout.CarriageReturns,
    };

    /// <summary>Shortens its filing limit, once its story begins.</summary>
    public static Payer Prairie { get; } = new()
    {
        Id = "PRBS8",
        Name = "PRAIRIE BLUE SHIELD",
        Kind = PayerKind.Blues,
        FilingCode = "BL",
        Weight = 6,
        FeePercent = 118,
        RemitNames = [("PRAIRIE BLUE SHIELD", "PRBS8"), ("PRAIRIE BLUE SHIELD CORP", "PRBS8")],
        TurnaroundDays = 15,
        DenialRate = 0.07,
        Copay = 2500,
        Coinsurance = 2000,
        DeductibleShare = 0.5,
        FilingLimitDays = 180,
        PayDays = TwiceAWeek,
    };

    /// <summary>Turns modifiers off, once its story begins.</summary>
    public static Payer Atlas { get; } = new()
    {
        Id = "ATLS5",
        Name = "ATLAS EMPLOYERS PLAN",
        Kind = PayerKind.Commercial,
        FilingCode = "12",
        Weight = 7,
        FeePercent = 140,
        RemitNames = [("ATLAS EMPLOYERS PLAN", "ATLS5"), ("ATLAS EMPLOYERS PLAN LLC", "ATLS5")],
        TurnaroundDays = 16,
        DenialRate = 0.08,
        Coinsurance = 2000,
        Copay = 2000,
        DeductibleShare = 0.8,
        FilingLimitDays = 120,
        PayDays = TwiceAWeek,
    };

    public static Payer Meridian { get; } = new()
    {
        Id = "MRDN1",
        Name = "MERIDIAN HMO",
        Kind = PayerKind.Commercial,
        FilingCode = "HM",
        Weight = 5,
        FeePercent = 110,
        RemitNames = [("MERIDIAN HMO", "MRDN1")],
        TurnaroundDays = 17,
        DenialRate = 0.09,
        Copay = 2000,
        FilingLimitDays = 90,
        PayDays = Weekly,
    };

    public static Payer Unity { get; } = new()
    {
        Id = "UWCF9",
        Name = "UNITY WORKERS FUND",
        Kind = PayerKind.WorkersComp,
        FilingCode = "WC",
        Weight = 3,
        FeePercent = 0,
        RemitNames = [("UNITY WORKERS FUND", "UWCF9")],
        TurnaroundDays = 34,
        DenialRate = 0.10,
        FilingLimitDays = 365,
        PayDays = Thursdays,
        Acknowledges = false,
    };

    public static Payer ServiceFamilies { get; } = new()
    {
        Id = "SFRG2",
        Name = "SERVICE FAMILIES REGION 2",
        Kind = PayerKind.Tricare,
        FilingCode = "CH",
        Weight = 3,
        FeePercent = 100,
        RemitNames = [("SERVICE FAMILIES REGION 2", "SFRG2")],
        TurnaroundDays = 16,
        DenialRate = 0.06,
        Coinsurance = 1500,
        DeductibleShare = 0.4,
        FilingLimitDays = 365,
        PayDays = TwiceAWeek,
    };

    /// <summary>Supplements Medicare; claims reach it from Medicare, seldom from a practice.</summary>
    public static Payer Cedar { get; } = new()
    {
        Id = "CDRSP",
        Name = "CEDAR SUPPLEMENT",
        Kind = PayerKind.Commercial,
        FilingCode = "CI",
        Weight = 0,
        FeePercent = 0,
        RemitNames = [("CEDAR SUPPLEMENT", "CDRSP")],
        TurnaroundDays = 9,
        DenialRate = 0.02,
        FilingLimitDays = 365,
        PayDays = TwiceAWeek,
    };

    public static IReadOnlyList<Payer> All { get; } =
    [
        Medicare, Summit, Goldleaf, Medicaid, FirstHarbor, Riverbend, Evergreen, Coastal, Northland, Prairie, Atlas, Meridian,
        Unity, ServiceFamilies, Cedar,
    ];
}
