using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

public sealed class EligibilityReaderTests
{
    private const string Head = "BHT*0022*11*Q1*20250310*0800~HL*1**20*1~NM1*PR*2*INVENTED PAYER*****PI*INV01~";

    private const string Asker = "HL*2*1*21*1~NM1*1P*2*INVENTED CLINIC*****XX*1200009991~";

    private const string Subscriber = "HL*3*2*22*0~TRN*1*THEIRS*9~TRN*2*OURS*9~NM1*IL*1*ALDER*AVERY****MI*IV1~DMG*D8*19700101*F~";

    [Fact]
    public void Read_Subscriber_HasPlanDatesAndBenefits()
    {
        var found = Read(Head + Asker + Subscriber + "DTP*346*D8*20250101~DTP*347*D8*20251231~DTP*472*D8*20250310~"
            + "EB*1*IND*30^1^98*HM*INVENTED GOLD~DTP*291*RD8*20250101-20250630~EB*B**98****25~MSG*NOTHING~"
            + "EB*A*IND*30*HM**27**.2*DY*3*Y*W~LS*2120~NM1*P3*1*BIRCH*B****XX*1200009992~LE*2120~", out var issues);

        found.ShouldBe([
            "Subscriber INVENTED PAYER INV01 1200009991 OURS ALDER AVERY 19700101 IV1 2025-01-01 2025-12-31 2025-03-10",
            "1 IND 30,1,98 HM INVENTED GOLD 2025-01-01 2025-06-30",
            "B 98 25.00",
            "A IND 30 HM 27 0.2 DY 3 Y W",
        ]);
        issues.ShouldBe(["segment_count_wrong"]);
    }

    [Fact]
    public void Read_Dependant_HasTheSubscribersMemberId()
    {
        var found = Read(Head + Asker + "HL*3*2*22*1~NM1*IL*1*ALDER*AVERY****MI*IV1~HL*4*3*23*0~TRN*2*OURS*9~NM1*03*1*ALDER*CEDAR~"
            + "INS*N*19~DTP*291*D8*20250101~EB*6**30~", out _);

        found.ShouldBe([
            "Dependant INVENTED PAYER INV01 1200009991 OURS ALDER CEDAR IV1 2025-01-01",
            "6 30",
        ]);
    }

    [Theory]
    [InlineData(Head + "AAA*Y**42*Y~", "Source INVENTED PAYER INV01 42 Y")]
    [InlineData(Head + Asker + "AAA*Y**50*N~", "Receiver INVENTED PAYER INV01 1200009991 50 N")]
    [InlineData(Head + Asker + Subscriber + "AAA*N**72*C~AAA*N**73*C~",
        "Subscriber INVENTED PAYER INV01 1200009991 OURS ALDER AVERY 19700101 IV1 72 C")]
    public void Read_Rejection_SaysWhereAndWhy(string body, string expected) => Read(body, out _).ShouldBe([expected]);

    [Fact]
    public void Read_NamesOfRelatedEntitiesWithoutALoop_DoNotReplaceThePatient() =>
        Read(Head + Asker + Subscriber + "EB*1**30~NM1*P3*1*BIRCH*B****XX*1200009992~", out _)[0].ShouldContain("ALDER AVERY");

    [Fact]
    public void Read_SubscriberWithoutAnswer_IsNoRecord() =>
        Read(Head + Asker + "HL*3*2*22*1~NM1*IL*1*ALDER*AVERY****MI*IV1~", out _).ShouldBeEmpty();

    private static List<string> Read(string body, out List<string> issues)
    {
        List<string> found = [];
        issues = [.. X12Samples.Read(
            X12Samples.Set("271", "HB", "005010X279A1", body),
            (reader, record) =>
            {
                if (record != X12Record.Eligibility)
                {
                    return;
                }

                var one = reader.Eligibility;
                found.Add($"{one.Level} {one.PayerName} {one.PayerIdentifier} {one.ProviderNpi} {one.TraceNumber} {one.LastName} {one.FirstName} "
                    + $"{one.BirthDateText} {one.MemberId} {one.RejectionCode} {one.FollowUpCode} {one.PlanFrom:o} {one.PlanTo:o} {one.ServiceDate:o}");
                found.AddRange(one.Benefits.Select(benefit => $"  {benefit.InformationCode} {benefit.CoverageLevelCode} {benefit.ServiceTypeCodes} "
                    + $"{benefit.InsuranceTypeCode} {benefit.PlanName} {benefit.TimePeriodCode} {benefit.Amount} {benefit.Share?.Value:0.####} "
                    + $"{benefit.QuantityCode} {benefit.Quantity?.Value:0.####} {benefit.AuthorizationCode} {benefit.NetworkCode} "
                    + $"{benefit.From:o} {benefit.To:o}"));
            }).Select(issue => issue.Rule.Name)];
        return [.. found.Select(text => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }
}
