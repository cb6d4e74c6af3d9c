using System.Text;
using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

/// <summary>Invented X12 texts, and short ways to read them.</summary>
internal static class X12Samples
{
    public const string Isa =
        "ISA*00*          *00*          *ZZ*INVENTEDPAYER  *ZZ*INVENTEDCLINIC *250310*0800*^*00501*000000101*0*P*:~";

    public static string Remittance(string claims, string amount = "80", string plb = "") =>
        Isa + "GS*HP*A*B*20250310*0800*101*X*005010X221A1~ST*835*0001~" + $"BPR*I*{amount}*C*ACH************20250310~"
        + "TRN*1*T1*1980000001~N1*PR*INVENTED PAYER*XV*INV01~N1*PE*INVENTED CLINIC*XX*1200009991~LX*1~" + claims + plb
        + "SE*99*0001~GE*1*101~IEA*1*000000101~";

    public static string Claims(string body) =>
        Isa + "GS*HC*A*B*20250305*0800*102*X*005010X222A1~ST*837*0001*005010X222A1~BHT*0019*00*B1*20250304*0800*CH~"
        + "HL*1**20*1~NM1*85*2*INVENTED CLINIC*****XX*1200009991~REF*EI*991000099~HL*2*1*22*0~SBR*P*18*******CI~"
        + "NM1*IL*1*ALDER*AVERY****MI*IV1~N4*NOWHERE*ZZ*00123~DMG*D8*19700101*F~NM1*PR*2*INVENTED PAYER*****PI*INV01~"
        + body + "SE*99*0001~GE*1*102~IEA*1*000000101~";

    /// <summary>One set of any kind in its envelope.</summary>
    public static string Set(string code, string group, string version, string body) =>
        Isa + $"GS*{group}*A*B*20250310*0800*101*X*{version}~ST*{code}*0001*{version}~" + body
        + "SE*99*0001~GE*1*101~IEA*1*000000101~";

    public static string StatusAnswer(string body, string source = "PR") =>
        Set("277", "HN", "005010X214", "BHT*0085*08*C1*20250307*0800*TH~HL*1**20*1~"
            + $"NM1*{source}*2*INVENTED PAYER*****PI*INV01~TRN*1*R1~DTP*050*D8*20250305~DTP*009*D8*20250306~"
            + "HL*2*1*21*1~NM1*41*2*INVENTED CLINIC*****46*CLINIC~TRN*2*BATCH1~" + body);

    /// <summary>Every segment's elements, joined again with a bar between them.</summary>
    public static List<string> Segments(byte[] bytes, int chunk = int.MaxValue, int buffer = 1 << 16)
    {
        List<string> segments = [];
        using var reader = new X12SegmentReader(new Trickle(bytes, chunk), (_, _, _) => { }, buffer);
        while (reader.Read())
        {
            var segment = reader.Current;
            var text = new StringBuilder();
            for (var element = 0; element < segment.Count; element++)
            {
                text.Append(element == 0 ? "" : "|").Append(Encoding.Latin1.GetString(segment[element]));
            }

            segments.Add(text.ToString());
        }

        return segments;
    }

    /// <summary>Reads to the end and gives each record to <paramref name="take"/>.</summary>
    public static List<X12Issue> Read(string text, Action<X12Reader, X12Record> take, int buffer = 1 << 16)
    {
        List<X12Issue> issues = [];
        using var reader = new X12Reader(new MemoryStream(Encoding.Latin1.GetBytes(text)), issues.Add, buffer);
        while (reader.Read() is var record and not X12Record.None)
        {
            take(reader, record);
        }

        return issues;
    }

    /// <summary>A stream that gives at most so many bytes at a time, as pipes and networks do.</summary>
    private sealed class Trickle(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);
    }
}
