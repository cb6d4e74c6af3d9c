namespace RcmAnalytics.X12;

/// <summary>The packed qualifiers that are read (see <see cref="X12Segment.Code"/>): NM101, REF01, DTM01 and their like.</summary>
internal static class Qualifier
{
    // NM1
    public const uint Il = 0x494C00;
    public const uint Qc = 0x514300;
    public const uint Pr = 0x505200;
    public const uint Tt = 0x545400;
    public const uint Rendering = 0x383200;

    // REF
    public const uint F8 = 0x463800;
    public const uint G1 = 0x473100;
    public const uint Hpi = 0x485049;
    public const uint Tj = 0x544A00;
    public const uint LineControl = 0x365200;
    public const uint PayerId = 0x325500;

    // DTM and DTP
    public const uint Expiration = 0x303336;
    public const uint Received = 0x303530;
    public const uint ServiceStart = 0x313530;
    public const uint ServiceEnd = 0x313531;
    public const uint StatementStart = 0x323332;
    public const uint StatementEnd = 0x323333;
    public const uint Service = 0x343732;
}
