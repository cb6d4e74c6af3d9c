namespace RcmAnalytics.X12;

/// <summary>The packed ids of the segments that are read (see <see cref="SegmentIds.Pack"/>).</summary>
internal static class SegmentId
{
    public const uint Amt = 0x414D54;
    public const uint Bht = 0x424854;
    public const uint Bpr = 0x425052;
    public const uint Cas = 0x434153;
    public const uint Cl1 = 0x434C31;
    public const uint Clm = 0x434C4D;
    public const uint Clp = 0x434C50;
    public const uint Ctp = 0x435450;
    public const uint Dmg = 0x444D47;
    public const uint Dtm = 0x44544D;
    public const uint Dtp = 0x445450;
    public const uint Ge = 0x474500;
    public const uint Gs = 0x475300;
    public const uint Hi = 0x484900;
    public const uint Hl = 0x484C00;
    public const uint Iea = 0x494541;
    public const uint Isa = 0x495341;
    public const uint Lin = 0x4C494E;
    public const uint Lq = 0x4C5100;
    public const uint Lx = 0x4C5800;
    public const uint Mia = 0x4D4941;
    public const uint Moa = 0x4D4F41;
    public const uint N1 = 0x4E3100;
    public const uint N4 = 0x4E3400;
    public const uint Nm1 = 0x4E4D31;
    public const uint Pat = 0x504154;
    public const uint Plb = 0x504C42;
    public const uint Prv = 0x505256;
    public const uint Ref = 0x524546;
    public const uint Sbr = 0x534252;
    public const uint Se = 0x534500;
    public const uint St = 0x535400;
    public const uint Sv1 = 0x535631;
    public const uint Sv2 = 0x535632;
    public const uint Sv3 = 0x535633;
    public const uint Svc = 0x535643;
    public const uint Svd = 0x535644;
    public const uint Ta1 = 0x544131;
    public const uint Trn = 0x54524E;
}
