using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

public sealed class X12ReaderTests
{
    private const string Line = "LX*1~SV1*HC:99213:25*100*UN*1***1:2~DTP*472*D8*20250301~REF*6R*L1~";

    [Theory]
    [InlineData("")]
    [InlineData(":LONG DESCRIPTION OF A PROCEDURE")]
    [InlineData(":LONG DESCRIPTION OF A PROCEDURE THAT GOES ON AND ON FOR MORE THAN SIXTY LETTERS: AND HAS A COLON")]
    public void Read_ProcedureOfAnyLength_HasItsParts(string description)
    {
        X12Samples.Read(X12Samples.Remittance($"CLP*A1*1*100*80~SVC*HC:99213:25:59:AA:BB{description}*100*80~"), (reader, record) =>
        {
            if (record == X12Record.ClaimPayment)
            {
                var procedure = reader.ClaimPayment.Lines[0].Procedure;
                $"{procedure.Qualifier} {procedure.Code} {procedure.Modifier1} {procedure.Modifier2} {procedure.Modifier3} {procedure.Modifier4}"
                    .ShouldBe("HC 99213 25 59 AA BB");
            }
        });
    }

    [Fact]
    public void Read_ProfessionalClaim_HasEveryField()
    {
        var text = X12Samples.Claims(
            "CLM*A1*100***11:B:7*Y*A*Y*Y~REF*G1*AUTH1~REF*F8*ICN9~REF*D9*TRACE~HI*ABK:I10*ABF:E119~"
            + "NM1*82*1*OAK*ASH****XX*1200000017~NM1*77*2*OFFICE*****XX*1200001018~" + Line);
        List<string> seen = [];

        X12Samples.Read(text, (reader, record) =>
        {
            if (record == X12Record.Claim)
            {
                var claim = reader.Claim;
                seen.Add(string.Join('|', claim.PatientControlNumber, claim.ChargeAmount, claim.FacilityCode, claim.FrequencyCode,
                    claim.PriorAuthorizationNumber, claim.OriginalReferenceNumber, claim.ClearinghouseTraceNumber,
                    claim.RenderingNpi, claim.FacilityNpi, claim.BillingProvider.Npi, claim.BillingProvider.TaxId,
                    claim.Subscriber.PayerIdentifier, claim.Subscriber.MemberId, claim.ServiceFrom, claim.Type,
                    reader.Transaction.SubmittedDate));
                var line = claim.Lines[0];
                seen.Add(string.Join('|', line.Procedure.Code, line.Procedure.Modifier1, line.ChargeAmount, line.UnitQuantity?.Value,
                    line.DiagnosisPointers, line.ControlNumber, claim.Codes.Count));
            }
        });

        seen.ShouldBe(
        [
            "A1|100.00|11|7|AUTH1|ICN9|TRACE|1200000017|1200001018|1200009991|991000099|INV01|IV1|03/01/2025|Professional|03/04/2025",
            "99213|25|100.00|1|1,2|L1|2",
        ]);
    }

    [Fact]
    public void Read_DependantClaim_PatientIsTheDependantAndTheSubscriberIsNot()
    {
        var text = X12Samples.Claims(
            "HL*3*2*23*0~PAT*19~NM1*QC*1*BIRCH*BLAKE~N4*NOWHERE*ZZ*00456~DMG*D8*20150505*M~CLM*A1*100***11:B:1~" + Line);
        var patient = "";

        X12Samples.Read(text, (reader, record) => patient += record == X12Record.Claim
            ? $"{reader.Claim.Patient.LastName} {reader.Claim.Subscriber.Person.LastName} {reader.Claim.Subscriber.RelationshipCode}"
            : "");

        patient.ShouldBe("BIRCH ALDER 19");
    }

    [Fact]
    public void Read_TwoOtherPayersAndLineAdjudications_KeepTheirAdjustmentsApart()
    {
        var text = X12Samples.Claims(
            "CLM*A1*100***11:B:1~SBR*P*18*******MB~CAS*CO*45*5~AMT*D*30~NM1*PR*2*FIRST*****PI*P1~REF*F8*ICN1~"
            + "SBR*T*18*******CI~AMT*D*10~NM1*PR*2*THIRD*****PI*P3~" + Line
            + "SVD*P1*30*HC:99213**1~CAS*CO*45*40*1*253*2~CAS*PR*2*18~DTP*573*D8*20250310~");
        List<string> seen = [];

        X12Samples.Read(text, (reader, record) =>
        {
            if (record == X12Record.Claim)
            {
                seen.AddRange(reader.Claim.OtherPayers.Select(payer =>
                    $"{payer.PayerSequence} {payer.PayerIdentifier} {payer.PaidAmount} {payer.ClaimControlNumber}"));
                seen.AddRange(reader.Claim.Adjustments.Select(adjustment =>
                    $"{adjustment.OtherPayerOrdinal}/{adjustment.LineOrdinal} {adjustment.GroupCode}-{adjustment.ReasonCode} {adjustment.Amount}"));
                seen.AddRange(reader.Claim.LineAdjudications.Select(paid =>
                    $"{paid.PayerIdentifier} {paid.PaidAmount} {paid.AdjudicatedDate:yyyy-MM-dd}"));
            }
        });

        seen.ShouldBe(
        [
            "P P1 30.00 ICN1", "T P3 10.00 ", "0/ CO-45 5.00", "/0 CO-45 40.00", "/0 CO-253 2.00", "/0 PR-2 18.00",
            "P1 30.00 2025-03-10",
        ]);
    }

    [Fact]
    public void Read_AdjustmentOfSixTriples_GivesSix()
    {
        var text = X12Samples.Remittance(
            "CLP*A1*1*100*79*0*CI*ICN1~CAS*CO*1*1**2*2**3*3**4*4**5*5**6*6~");
        List<string> reasons = [];

        X12Samples.Read(text, (reader, record) => reasons.AddRange(record == X12Record.ClaimPayment
            ? reader.ClaimPayment.Adjustments.Select(adjustment => $"{adjustment.ReasonCode}={adjustment.Amount}")
            : []));

        reasons.ShouldBe(["1=1.00", "2=2.00", "3=3.00", "4=4.00", "5=5.00", "6=6.00"]);
    }

    [Fact]
    public void Read_ClaimAndLineAdjustments_AddUpAndBalance()
    {
        // Lines 80 - 10 = 70 and 20 - 5 = 15, claim level 0 - 5: 100 - 15 - 5 = 80.
        var text = X12Samples.Remittance(
            "CLP*A1*1*100*80*0*CI*ICN1~CAS*OA*23*5~SVC*HC:1*80*70~CAS*CO*45*10~SVC*HC:2*20*15~CAS*CO*45*5~");
        var seen = "";

        var issues = X12Samples.Read(text, (reader, record) => seen += record == X12Record.ClaimPayment
            ? $"{reader.ClaimPayment.ClaimAdjustmentAmount} {reader.ClaimPayment.LineAdjustmentAmount} {reader.ClaimPayment.IsBalanced}"
            : "");

        seen.ShouldBe("5.00 15.00 True");
        issues.Select(issue => issue.Rule.Name).ShouldNotContain("claim_unbalanced");
    }

    [Fact]
    public void Read_ProviderAdjustments_TotalKeepsTheSignAndBalancesThePayment()
    {
        // 80 - (200 - 5) is negative: BPR02 = 900 - 195 = 705 in the worked example; here 280 - 195 = 85.
        var text = X12Samples.Remittance(
            "CLP*A1*1*280*280*0*CI*ICN1~", amount: "85", plb: "PLB*1200009991*20251231*WO:ICN0*200*L6:ICN1*-5~");
        var seen = "";

        X12Samples.Read(text, (reader, record) => seen += record == X12Record.Payment
            ? $"{reader.Payment.ProviderAdjustmentAmount} {reader.Payment.IsBalanced} {reader.Payment.ProviderAdjustments[1].ReasonCode} {reader.Payment.ProviderAdjustments[1].ReferenceId}"
            : "");

        seen.ShouldBe("195.00 True L6 ICN1");
    }

    [Fact]
    public void Read_RemarksOfClaimAndLine_KeepTheirLevel()
    {
        var text = X12Samples.Remittance(
            "CLP*A1*1*100*80*0*CI*ICN1~MOA***MA01*MA18~SVC*HC:1*100*80~CAS*CO*45*20~LQ*HE*N115~");
        List<string> remarks = [];

        X12Samples.Read(text, (reader, record) => remarks.AddRange(record == X12Record.ClaimPayment
            ? reader.ClaimPayment.Remarks.Select(remark => $"{remark.Source} {remark.LineOrdinal} {remark.Code}")
            : []));

        remarks.ShouldBe(["Moa  MA01", "Moa  MA18", "Lq 0 N115"]);
    }

    [Theory]
    [InlineData("005010X222A1", "837P")]
    [InlineData("004010X098", "837P")]
    [InlineData("005010X223A3", "837I")]
    [InlineData("005010X224A2", "837D")]
    [InlineData("", "837P")]
    public void Read_GuideWithAnyErrata_NamesTheKind(string guide, string kind)
    {
        var text = X12Samples.Claims("CLM*A1*100***11:B:1~" + Line).Replace("005010X222A1", guide);
        var kinds = "";

        X12Samples.Read(text, (reader, record) => kinds += record == X12Record.Transaction ? reader.Transaction.Kind : "");

        kinds.ShouldBe(kind);
    }

    [Fact]
    public void Read_TruncatedAnywhere_ReadsWhatIsThereAndThrowsNothingElse()
    {
        var text = X12Samples.Remittance("CLP*A1*1*100*80*20*CI*ICN1~SVC*HC:99213*100*80~CAS*PR*2*20~");

        for (var length = X12Samples.Isa.Length; length < text.Length; length++)
        {
            var issues = X12Samples.Read(text[..length], (_, _) => { });
            issues.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Read_PersonInAnyField_NoIssueHoldsItsName()
    {
        var text = X12Samples.Remittance("CLP*ALDER*1*ALDER*ALDER~DTM*232*ALDER~SVC*HC:1*ALDER*ALDER~CAS*CO*45*ALDER~ALDER*1~");

        var issues = X12Samples.Read(text, (_, _) => { });

        issues.Count.ShouldBeGreaterThan(5);
        issues.ShouldAllBe(issue => !issue.ToString()!.Contains("ALDER"));
    }
}
