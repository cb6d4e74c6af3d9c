using System.Text;
using Apache.Arrow;
using RcmAnalytics.Ingest;
using RcmAnalytics.Tests.X12;

namespace RcmAnalytics.Tests.Ingest;

/// <summary>Rows name texts in the read buffer: none may be lost or mixed up when the buffer goes, or a claim is longer than it.</summary>
public sealed class LongRecordTests
{
    private const int Claims = 4_000;

    // Longer than the buffer by itself.
    private const int LongClaim = 1_777;
    private const int LinesOfLongClaim = 9_000;

    [Fact]
    public void Read_RemittanceOfManyBuffers_EveryTextIsInItsRow()
    {
        var text = X12Samples.Remittance(string.Concat(Enumerable.Range(0, Claims).Select(claim =>
            $"CLP*PCN{claim}*1*100*80*0*CI*ICN{claim}*11*1~NM1*QC*1*BIRCH*BLAKE****MI*MEM{claim}~"
            + string.Concat(Enumerable.Range(0, LinesOf(claim)).Select(line =>
                $"SVC*HC:99213:25*100*80**1~DTM*472*20250301~CAS*CO*45*20~REF*6R*L{claim}-{line}~")))));

        var tables = Read(text);

        tables["x12_835_claim_payments.patient_control_number"].ShouldBe(Enumerable.Range(0, Claims).Select(claim => $"PCN{claim}"));
        tables["x12_835_claim_payments.payer_claim_control_number"].ShouldBe(Enumerable.Range(0, Claims).Select(claim => $"ICN{claim}"));
        tables["x12_835_service_lines.line_control_number"].ShouldBe(Enumerable.Range(0, Claims).SelectMany(claim =>
            Enumerable.Range(0, LinesOf(claim)).Select(line => $"L{claim}-{line}")));
        tables["x12_835_adjustments.reason_code"].Distinct().ShouldBe(["45"]);
    }

    [Fact]
    public void Read_ClaimsOfManyBuffersUnderOneSubscriber_EveryTextIsInItsRow()
    {
        var text = X12Samples.Claims(string.Concat(Enumerable.Range(0, Claims).Select(claim =>
            $"CLM*PCN{claim}*100***11:B:1*Y*A*Y*Y~HI*ABK:I{claim}~"
            + string.Concat(Enumerable.Range(0, LinesOf(claim)).Select(line =>
                $"LX*{line}~SV1*HC:99213*100*UN*1***1:2~DTP*472*D8*20250301~REF*6R*L{claim}-{line}~")))));

        var tables = Read(text);

        tables["x12_837_claims.patient_control_number"].ShouldBe(Enumerable.Range(0, Claims).Select(claim => $"PCN{claim}"));
        tables["x12_837_claims.principal_diagnosis_code"].ShouldBe(Enumerable.Range(0, Claims).Select(claim => $"I{claim}"));
        tables["x12_837_claims.billing_provider_npi"].Distinct().ShouldBe(["1200009991"]);
        tables["x12_837_claims.payer_name"].Distinct().ShouldBe(["INVENTED PAYER"]);
        tables["x12_837_claims.zip3"].Distinct().ShouldBe(["001"]);
        tables["x12_837_claims.patient_key"].Distinct().Count().ShouldBe(1);
        tables["x12_837_service_lines.line_control_number"].ShouldBe(Enumerable.Range(0, Claims).SelectMany(claim =>
            Enumerable.Range(0, LinesOf(claim)).Select(line => $"L{claim}-{line}")));
        tables["x12_837_service_lines.diagnosis_pointers"].Distinct().ShouldBe(["1,2"]);
    }

    private static int LinesOf(int claim) => claim == LongClaim ? LinesOfLongClaim : 1 + (claim % 3);

    /// <summary>The texts of every text column, by table and column.</summary>
    private static Dictionary<string, List<string?>> Read(string text)
    {
        Dictionary<string, List<string?>> texts = [];
        using var keys = new PatientKeys(new byte[32]);
        var file = new SourceFile { Path = "", Name = "", ByteCount = text.Length, Sha256 = new string('0', 64) };
        var reader = new X12FileReader(file, new IngestOptions { Keys = keys, Time = TimeProvider.System }, new LoadReport());
        foreach (var (table, batch) in reader.Read(new MemoryStream(Encoding.Latin1.GetBytes(text))))
        {
            foreach (var (field, array) in batch.Schema.FieldsList.Zip(batch.Arrays))
            {
                if (array is StringArray values)
                {
                    var name = $"{table}.{field.Name}";
                    texts.TryAdd(name, []);
                    texts[name].AddRange(Enumerable.Range(0, values.Length).Select(row => values.GetString(row)));
                }
            }

            batch.Dispose();
        }

        return texts;
    }
}
