namespace RcmAnalytics.X12;

/// <summary>The packed qualifiers that are read (see <see cref="X12Segment.Code"/>): NM101, REF01, DTM01 and their like.</summary>
internal static class Qualifier
{
    // HL
    public const uint BillingLevel = 0x323000;
    public const uint SubscriberLevel = 0x323200;
    public const uint PatientLevel = 0x323300;

    // NM1
    public const uint Il = 0x494C00;
    public const uint Qc = 0x514300;
    public const uint Pr = 0x505200;
    public const uint Tt = 0x545400;
    public const uint Rendering = 0x383200;
    public const uint Referring = 0x444E00;
    public const uint Supervising = 0x445100;
    public const uint Attending = 0x373100;
    public const uint Operating = 0x373200;
    public const uint Facility = 0x373700;
    public const uint Facility4010 = 0x464100;
    public const uint Billing = 0x383500;

    // NM108
    public const uint Npi = 0x585800;
    public const uint TaxId = 0x323400;

    // REF
    public const uint F8 = 0x463800;
    public const uint G1 = 0x473100;
    public const uint Hpi = 0x485049;
    public const uint Tj = 0x544A00;
    public const uint Referral = 0x394600;
    public const uint Clearinghouse = 0x443900;
    public const uint LineControl = 0x365200;
    public const uint PayerId = 0x325500;

    // AMT
    public const uint Allowed = 0x423600;
    public const uint Coverage = 0x415500;
    public const uint Interest = 0x490000;
    public const uint PatientPaid = 0x463500;
    public const uint Paid = 0x440000;
    public const uint Remaining = 0x454146;
    public const uint NonCovered = 0x413800;

    // DTM and DTP
    public const uint Expiration = 0x303336;
    public const uint Received = 0x303530;
    public const uint ServiceStart = 0x313530;
    public const uint ServiceEnd = 0x313531;
    public const uint StatementStart = 0x323332;
    public const uint StatementEnd = 0x323333;
    public const uint Service = 0x343732;
    public const uint Statement = 0x343334;
    public const uint Admission = 0x343335;
    public const uint Onset = 0x343331;
    public const uint Accident = 0x343339;
    public const uint Adjudicated = 0x353733;
}
