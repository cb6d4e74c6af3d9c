using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

public sealed class StatusReaderTests
{
    private const string Provider = "HL*3*2*19*1~NM1*85*2*INVENTED CLINIC*****XX*1200009991~";

    private const string Patient = "HL*4*3*PT~NM1*QC*1*ALDER*AVERY****MI*IV1~";

    [Fact]
    public void Read_ClaimStatus_HasEveryField()
    {
        List<string> found = [];
        var issues = X12Samples.Read(
            X12Samples.StatusAnswer(Provider + Patient
                + "TRN*2*A1~STC*A2:20:PR*20250307*WQ*120.5~REF*1K*ICN1~REF*D9*CH1~REF*BLT*131~DTP*472*RD8*20250301-20250302~"),
            (reader, record) =>
            {
                if (record != X12Record.ClaimStatus || reader.ClaimStatus.Level != StatusLevel.Claim)
                {
                    return;
                }

                var status = reader.ClaimStatus;
                var first = status.Statuses.ShouldHaveSingleItem();
                found.Add($"{status.Source.EntityCode} {status.Source.Name} {status.Source.Identifier} {status.Source.ReceivedDate:o} "
                    + $"{status.Source.ProcessedDate:o} {status.Receiver.Identifier} {status.Receiver.BatchNumber} {status.Provider.Npi}");
                found.Add($"{status.Patient.LastName} {status.Patient.FirstName} {status.Patient.MemberId} {status.TraceNumber}");
                found.Add($"{status.PayerClaimControlNumber} {status.ClearinghouseTraceNumber} {status.BillTypeCode} "
                    + $"{status.ServiceFrom:o} {status.ServiceTo:o} {status.ChargeAmount} {status.IsAccepted}");
                found.Add($"{first.First.Category} {first.First.Code} {first.First.Entity} {first.EffectiveDate:o} {first.ActionCode}");
            });

        found.ShouldBe([
            "PR INVENTED PAYER INV01 2025-03-05 2025-03-06 CLINIC BATCH1 1200009991",
            "ALDER AVERY IV1 A1",
            "ICN1 CH1 131 2025-03-01 2025-03-02 120.50 True",
            "A2 20 PR 2025-03-07 WQ",
        ]);
        issues.Select(issue => issue.Rule.Name).ShouldBe(["segment_count_wrong"]);
    }

    [Fact]
    public void Read_ThreeStatusesInASegment_KeepsAllThree()
    {
        var status = Levels(X12Samples.StatusAnswer(Provider + Patient
            + "TRN*2*A1~STC*A7:562:85*20250307*U*100******A7:128:85*A3:21~")).ShouldHaveSingleItem();

        status.ShouldBe("Claim A1 100.00 False | A7:562:85 A7:128:85 A3:21:");
    }

    [Fact]
    public void Read_SeveralStatusesOfAClaim_OneRejectionRejectsIt()
    {
        var status = Levels(X12Samples.StatusAnswer(Provider + Patient
            + "TRN*2*A1~STC*A1:19:PR*20250307*WQ*100~STC*A7:562:85*20250307*U*100~")).ShouldHaveSingleItem();

        status.ShouldBe("Claim A1 100.00 False | A1:19:PR :: :: | A7:562:85 :: ::");
    }

    [Fact]
    public void Read_LineStatus_BelongsToItsLineAndDoesNotJudgeTheClaim()
    {
        List<string> lines = [];
        X12Samples.Read(
            X12Samples.StatusAnswer(Provider + Patient + "TRN*2*A1~STC*A2:20*20250307*WQ*100~DTP*472*D8*20250301~"
                + "SVC*HC:99213:25*60*0*0510~STC*A7:477**U~REF*6R*L1~DTP*472*D8*20250302~SVC*HC:36415*40~STC*A7:21**U~REF*FJ*L2~"),
            (reader, record) =>
            {
                if (record == X12Record.ClaimStatus && reader.ClaimStatus.Level == StatusLevel.Claim)
                {
                    var status = reader.ClaimStatus;
                    lines.AddRange(status.Lines.Select(line =>
                        $"{line.Procedure.Code} {line.Procedure.Modifier1} {line.RevenueCode} {line.ChargeAmount} {line.ControlNumber} {line.ServiceFrom:o}"));
                    lines.Add(string.Join(' ', status.Statuses.Select(one => $"{one.LineOrdinal?.ToString() ?? "claim"}"))
                        + $" {status.IsAccepted} {status.ServiceFrom:o}");
                }
            });

        lines.ShouldBe(["99213 25 0510 60.00 L1 2025-03-02", "36415   40.00 L2 ", "claim 0 1 True 2025-03-01"]);
    }

    [Fact]
    public void Read_BatchRejectedAsAWhole_HasNoClaims()
    {
        List<string> found = [];
        X12Samples.Read(
            X12Samples.StatusAnswer("STC*A3:24:41*20250307*U*800~QTY*AA*3~AMT*YY*800~"),
            (reader, record) => found.Add(record == X12Record.ClaimStatus
                ? $"{reader.ClaimStatus.Level} {reader.ClaimStatus.TraceNumber} {reader.ClaimStatus.IsAccepted} "
                    + $"{reader.ClaimStatus.RejectedCount} {reader.ClaimStatus.RejectedAmount} {reader.ClaimStatus.AcceptedCount}"
                : $"{record} {reader.Transaction.Kind} {reader.Transaction.ClaimCount}"));

        found.ShouldBe(["Receiver BATCH1 False 3 800.00 ", "Transaction 277CA 0"]);
    }

    [Fact]
    public void Read_ProviderRejected_NamesHimByNpiOrTaxId()
    {
        List<string> found = [];
        X12Samples.Read(
            X12Samples.StatusAnswer(
                "STC*A1:19*20250307*WQ*300~QTY*90*1~QTY*AA*2~AMT*YU*100~AMT*YY*200~"
                + Provider + "TRN*1*0~STC*A3:24:85*20250307*U*200~QTY*QC*2~AMT*YY*200~"
                + "HL*4*2*19*1~NM1*85*2*INVENTED OTHERS*****FI*991000099~TRN*1*0~STC*A8:496:85*20250307*U*50~QTY*QA*1~"),
            (reader, record) =>
            {
                if (record == X12Record.ClaimStatus)
                {
                    var status = reader.ClaimStatus;
                    found.Add($"{status.Level} {status.Provider.Npi}{status.Provider.TaxId} {status.IsAccepted} "
                        + $"{status.AcceptedCount}/{status.RejectedCount} {status.AcceptedAmount}/{status.RejectedAmount}");
                }
            });

        found.ShouldBe([
            "Receiver  True 1/2 100.00/200.00", "Provider 1200009991 False /2 /200.00", "Provider 991000099 False 1/ /",
        ]);
    }

    [Fact]
    public void Read_SeveralClaimsOfOnePatient_AreSeveralAndKeepThePatient()
    {
        List<string> found = [];
        X12Samples.Read(
            X12Samples.StatusAnswer(Provider + Patient + "TRN*2*A1~STC*A2:20**WQ*10~TRN*2*A2~STC*A3:21**U*20~REF*1K*ICN2~"),
            (reader, record) =>
            {
                if (record == X12Record.ClaimStatus && reader.ClaimStatus.Level == StatusLevel.Claim)
                {
                    found.Add($"{reader.ClaimStatus.TraceNumber} {reader.ClaimStatus.Patient.LastName} {reader.ClaimStatus.IsAccepted} "
                        + $"{reader.ClaimStatus.PayerClaimControlNumber}");
                }
            });

        found.ShouldBe(["A1 ALDER True ", "A2 ALDER False ICN2"]);
    }

    // Only A-categories belong into a 277CA; others are sent all the same and mean that the claim is in adjudication.
    [Theory]
    [InlineData("A0:16", "True")]
    [InlineData("A1:19", "True")]
    [InlineData("A2:20", "True")]
    [InlineData("A3:21", "False")]
    [InlineData("A4:35", "False")]
    [InlineData("A5:677", "True")]
    [InlineData("A6:21", "False")]
    [InlineData("A7:562", "False")]
    [InlineData("A8:746", "False")]
    [InlineData("P1:20", "True")]
    [InlineData("F1:65", "True")]
    [InlineData("R3:294", "True")]
    [InlineData("E0:24", "")]
    [InlineData("D0:35", "")]
    [InlineData("A3:21**WQ", "True")]
    [InlineData("A2:20**U", "False")]
    public void IsAccepted_CategoryAndAction_ActionDecidesWhereItIsSent(string status, string expected)
    {
        bool? isAccepted = null;
        X12Samples.Read(
            X12Samples.StatusAnswer(Provider + Patient + $"TRN*2*A1~STC*{status}~"),
            (reader, record) => isAccepted = record == X12Record.ClaimStatus ? reader.ClaimStatus.IsAccepted : isAccepted);

        isAccepted.ToString().ShouldBe(expected);
    }

    [Fact]
    public void Read_AnswerToAStatusInquiry_IsA277WithSubscriberAndDependant()
    {
        var text = X12Samples.Set("277", "HN", "005010X212", "BHT*0010*08*Q1*20250307*0800*DG~HL*1**20*1~"
            + "NM1*PR*2*INVENTED PAYER*****PI*INV01~HL*2*1*21*1~NM1*41*2*INVENTED CLINIC*****46*CLINIC~"
            + "HL*3*2*19*1~NM1*1P*2*INVENTED CLINIC*****XX*1200009991~HL*4*3*22*1~NM1*IL*1*ALDER*AVERY****MI*IV1~"
            + "HL*5*4*23~NM1*QC*1*ALDER*BIRCH~TRN*2*A3~STC*F1:65*20250307**150*90~REF*1K*ICN3~");

        var levels = Levels(text, out var kind);

        levels.ShouldBe(["Claim A3 150.00 True | F1:65: :: ::"]);
        kind.ShouldBe("277");
    }

    [Fact]
    public void Read_StatusWithoutTrace_IsAClaimWithoutANumber() =>
        Levels(X12Samples.StatusAnswer(Provider + Patient + "STC*A1:20:41*20250924~REF*D9*X~"))
            .ShouldBe(["Claim   True | A1:20:41 :: ::"]);

    [Fact]
    public void Read_GuideUnknown_HierarchyCodeTellsTheAcknowledgement()
    {
        var text = X12Samples.StatusAnswer(Provider + Patient + "TRN*2*A1~STC*A2:20**WQ*10~").Replace("005010X214", "00501");

        Levels(text, out var kind);

        kind.ShouldBe("277CA");
    }

    [Fact]
    public void Read_OtherComponentSeparatorThanDeclared_IsTakenAndReported()
    {
        var text = X12Samples.StatusAnswer(Provider + Patient + "TRN*2*A1~STC*A7>562>85**U*10~");
        var issues = X12Samples.Read(text, (_, _) => { });

        Levels(text).ShouldBe(["Claim A1 10.00 False | A7:562:85 :: ::"]);
        issues.Select(issue => issue.Rule.Name).ShouldContain("component_separator_differs");
    }

    private static List<string> Levels(string text) => Levels(text, out _);

    /// <summary>Every level but the batch: level, number, charge, verdict, statuses.</summary>
    private static List<string> Levels(string text, out string kind)
    {
        List<string> levels = [];
        var found = "";
        X12Samples.Read(text, (reader, record) =>
        {
            found = reader.Transaction.Kind;
            if (record == X12Record.ClaimStatus && reader.ClaimStatus.Level != StatusLevel.Receiver)
            {
                var status = reader.ClaimStatus;
                levels.Add($"{status.Level} {status.TraceNumber} {status.ChargeAmount} {status.IsAccepted} | " + string.Join(
                    " | ", status.Statuses.Select(one => $"{Code(one.First)} {Code(one.Second)} {Code(one.Third)}")));
            }
        });
        kind = found;
        return levels;
    }

    private static string Code(StatusCode code) => $"{code.Category}:{code.Code}:{code.Entity}";
}
