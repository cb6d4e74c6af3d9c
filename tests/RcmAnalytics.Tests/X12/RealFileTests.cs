using System.Text;
using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

/// <summary>What real files do that the guides do not say, by the rows that come out of it. See tests/x12-checklist.md.</summary>
public sealed class RealFileTests
{
    private const string Line = "LX*1~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20250301~";

    private const string Claim = "CLM*A1*100***11:B:1~" + Line;

    [Fact]
    public void Read_RepetitionElementOfOlderGuideInNewerHeader_SeparatesNothing()
    {
        var text = X12Samples.Claims(Claim.Replace("A1", "U1")).Replace("*^*00501", "*U*00501");

        Values(text, "x12_837_claims", "patient_control_number").ShouldBe(["U1"]);
    }

    [Fact]
    public void Read_FilesJoinedWithoutALineEnd_AreTwoInterchangesOfTwoPayers()
    {
        var other = X12Samples.Remittance("CLP*A2*1*80*80*0*CI*ICN2~").Replace("000000101", "000000102").Replace("INV01", "INV02");
        var text = X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~") + other;

        Values(text, "x12_835_payments", "payer_identifier").ShouldBe(["INV01", "INV02"]);
        Values(text, "x12_transactions", "interchange_control_number").ShouldBe(["000000101", "000000102"]);
        Values(text, "x12_835_claim_payments", "transaction_ordinal").ShouldBe(["0", "1"]);
    }

    [Fact]
    public void Read_SameSetAndLevelNumbersInTwoGroups_AreTwoSets()
    {
        var one = X12Samples.Claims(Claim);
        var set = one[one.IndexOf("GS*", StringComparison.Ordinal)..one.IndexOf("IEA*", StringComparison.Ordinal)];
        var text = one.Replace("IEA*1", set + "IEA*2");

        Values(text, "x12_837_claims", "claim_ordinal").ShouldBe(["0", "1"]);
        Values(text, "x12_transactions", "transaction_control_number").ShouldBe(["0001", "0001"]);
    }

    [Fact]
    public void Read_SameSetTwice_GivesTheSameRowsEachTime()
    {
        var text = X12Samples.Claims(Claim);

        RawRows.Of(Encoding.Latin1.GetBytes(text)).ShouldBe(RawRows.Of(Encoding.Latin1.GetBytes(text)));
    }

    [Theory]
    [InlineData("é", true)]
    [InlineData("é", false)]
    public void Read_Accents_AreKeptWhateverTheEncoding(string letter, bool isUtf8)
    {
        var text = X12Samples.Claims(Claim).Replace("INVENTED PAYER", $"INVENT{letter} PAYER");
        var bytes = (isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetBytes(text);

        Values(RawRows.Of(bytes), "x12_837_claims", "payer_name").ShouldBe(["INVENTé PAYER"]);
    }

    [Fact]
    public void Read_TabsAndControlCharacters_AreNoPartOfAnElement()
    {
        var text = X12Samples.Claims(Claim.Replace("CLM*A1", "\tCLM*A\u00011"));

        Values(text, "x12_837_claims", "patient_control_number").ShouldBe(["A1"]);
    }

    [Theory]
    [InlineData("CLP*A1*1*100*80*20*CI*ICN1*11*1*****~")]
    [InlineData("CLP*A1*1*100*80*20*CI*ICN1*11*1**DRG*1.5*2*3*4*5~")]
    [InlineData("CLP*A1*1*100*80*20*CI*ICN1*11*1~")]
    public void Read_MoreOrFewerElementsThanTheGuide_ReadsThoseItKnows(string claim)
    {
        var text = X12Samples.Remittance(claim + "CAS*PR*2*20****~");

        Values(text, "x12_835_claim_payments", "payer_claim_control_number").ShouldBe(["ICN1"]);
        Values(text, "x12_835_adjustments", "amount").ShouldBe(["20.00"]);
    }

    // Reversal and correction carry the same number: their place in the file parts them.
    [Fact]
    public void Read_ReversalAndCorrectionOfOneNumber_AreTwoClaims()
    {
        var text = X12Samples.Remittance(
            "CLP*A1*22*-100*-80*-20*CI*ICN1~CAS*PR*2*-20~CLP*A1*1*100*60*20*CI*ICN1~CAS*CO*45*20~CAS*PR*2*20~", amount: "-20");

        Values(text, "x12_835_claim_payments", "claim_ordinal").ShouldBe(["0", "1"]);
        Values(text, "x12_835_claim_payments", "paid_amount").ShouldBe(["-80.00", "60.00"]);
    }

    [Theory]
    [InlineData("19")]
    [InlineData("20")]
    [InlineData("21")]
    [InlineData("23")]
    [InlineData("25")]
    [InlineData("")]
    public void Read_AnyClaimStatus_IsKeptAsSent(string status) =>
        Values(X12Samples.Remittance($"CLP*A1*{status}*80*80*0*CI*ICN1~"), "x12_835_claim_payments", "claim_status_code")
            .ShouldBe(status.Length == 0 ? [] : [status]);

    [Fact]
    public void Read_ZeroAdjustmentsWithQuantities_AreRows()
    {
        var text = X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~CAS*CO*45*0*1*253*0~CAS*CO*97*0~");

        Values(text, "x12_835_adjustments", "amount").ShouldBe(["0.00", "0.00", "0.00"]);
        Values(text, "x12_835_adjustments", "quantity").ShouldBe(["1.0000"]);
    }

    [Fact]
    public void Read_ProviderAdjustmentsAlone_AreAPaymentOfNothing()
    {
        var text = X12Samples.Remittance("", amount: "0", plb: "PLB*1200009991*20251231*WO:ICN0*-10*CV:CP*4*FB*6*L6*0*72:X*0*CS*0~");

        Values(text, "x12_835_payments", "payment_amount").ShouldBe(["0.00"]);
        Values(text, "x12_835_provider_adjustments", "reason_code").ShouldBe(["WO", "CV", "FB", "L6", "72", "CS"]);
        Values(text, "x12_835_provider_adjustments", "reference_id").ShouldBe(["ICN0", "CP", "X"]);
        Values(text, "x12_835_claim_payments", "claim_ordinal").ShouldBeEmpty();
    }

    // Clearinghouses repeat payer and payee before each claim, with any number of contacts.
    [Fact]
    public void Read_PayerAndPayeeRepeatedPerClaim_FirstOfEachIsThePayments()
    {
        var text = X12Samples.Remittance(
            "CLP*A1*1*80*80*0*CI*ICN1~REF*EA*1~REF*1L*2~REF*LU*3~PER*EX*1*TE*2*EX*3~LX*2~N1*PR*OTHER PAYER*XV*INV02~"
            + "PER*CX~PER*BL*X*UR*Y~N1*PE*OTHER CLINIC*XX*1200009992~CLP*A2*1*0*0*0*CI*ICN2~");

        Values(text, "x12_835_payments", "payer_identifier").ShouldBe(["INV01"]);
        Values(text, "x12_835_payments", "payee_npi").ShouldBe(["1200009991"]);
        Values(text, "x12_835_claim_payments", "claim_ordinal").ShouldBe(["0", "1"]);
    }

    [Theory]
    [InlineData("HC:99213:25:59:LT:XS:WORDS", "HC 99213 25 59 LT XS")]
    [InlineData("N4:00000000001", "N4 00000000001")]
    [InlineData("NU:0450", "NU 0450")]
    [InlineData("AD:D2150", "AD D2150")]
    [InlineData("ZZ:LOCAL1", "ZZ LOCAL1")]
    [InlineData("HC:99213::59", "HC 99213 59")]
    public void Read_AnyProcedure_KeepsQualifierCodeAndModifiers(string sent, string expected)
    {
        var text = X12Samples.Remittance($"CLP*A1*1*80*80*0*CI*ICN1~SVC*{sent}*80*80****2~");
        string[] columns = ["procedure_qualifier", "procedure_code", "modifier_1", "modifier_2", "modifier_3", "modifier_4"];

        string.Join(' ', columns.SelectMany(column => Values(text, "x12_835_service_lines", column))).ShouldBe(expected);
        Values(text, "x12_835_service_lines", "paid_quantity").ShouldBe(["1.0000"]);
        Values(text, "x12_835_service_lines", "billed_quantity").ShouldBe(["2.0000"]);
    }

    [Fact]
    public void Read_RecodedLine_KeepsBothCodes()
    {
        var text = X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~SVC*HC:99212*80*80**1*HC:99213:25*1~");

        Values(text, "x12_835_service_lines", "procedure_code").ShouldBe(["99212"]);
        Values(text, "x12_835_service_lines", "submitted_procedure_code").ShouldBe(["99213"]);
    }

    [Fact]
    public void Read_DatesOfEveryQualifier_AreEachOfTheirLevel()
    {
        var text = X12Samples.Remittance(
            "CLP*A1*1*80*80*0*CI*ICN1~DTM*232*20250301~DTM*233*20250302~DTM*050*20250305~SVC*HC:1*80*80~DTM*150*20250301~DTM*151*20250302~");

        Values(text, "x12_835_claim_payments", "service_to_date").ShouldBe(["2025-03-02"]);
        Values(text, "x12_835_claim_payments", "received_date").ShouldBe(["2025-03-05"]);
        Values(text, "x12_835_service_lines", "service_to_date").ShouldBe(["2025-03-02"]);
    }

    [Fact]
    public void Read_InstitutionalDates_AreStatementAndAdmission()
    {
        var text = X12Samples.Claims(
            "CLM*I1*100***13:A:1~DTP*434*RD8*20250301-20250304~DTP*435*DT*202503010800~DTP*096*TM*1200~CL1*1*7*01~LX*1~SV2*0450**100*UN*1~")
            .Replace("X222A1", "X223A3");

        Values(text, "x12_837_claims", "service_from_date").ShouldBe(["2025-03-01"]);
        Values(text, "x12_837_claims", "service_to_date").ShouldBe(["2025-03-04"]);
        Values(text, "x12_837_claims", "admission_date").ShouldBe(["2025-03-01"]);
        Values(text, "x12_837_claims", "discharge_status_code").ShouldBe(["01"]);
    }

    [Fact]
    public void Read_FreeTextWithSeparators_DisturbsNothing()
    {
        var text = X12Samples.Claims("CLM*A1*100***11:B:1~NTE*ADD*SEE: NOTE*AND MORE*AND:MORE~K3*SEE*THIS~" + Line);

        Values(text, "x12_837_claims", "charge_amount").ShouldBe(["100.00"]);
        Values(text, "x12_837_service_lines", "line_ordinal").ShouldBe(["0"]);
        X12Samples.Read(text, (_, _) => { }).Select(issue => issue.Rule.Name).ShouldBe(["segment_count_wrong"]);
    }

    [Fact]
    public void Read_CodesOfEveryKind_KeepQualifierDateAndAmount()
    {
        var text = X12Samples.Claims(
            "CLM*A1*100***11:B:1~HI*ABK:I10*ABF:E11.9*ABF:1*ABF:2*ABF:3*ABF:4*ABF:5*ABF:6*ABF:7*ABF:8*ABF:9*ABF:10~"
            + "HI*BK:4660~HI*BH:11:D8:20050706~HI*BI:70:RD8:20250301-20250303~HI*BE:A1:::12.5~HI*DR:123~" + Line);

        Values(text, "x12_837_codes", "code").Count.ShouldBe(17);
        Values(text, "x12_837_codes", "code").ShouldContain("E11.9");
        Values(text, "x12_837_codes", "code_date").ShouldBe(["2005-07-06", "2025-03-01"]);
        Values(text, "x12_837_codes", "amount").ShouldBe(["12.50"]);
    }

    [Fact]
    public void Read_LevelsOutOfOrder_GiveEveryClaimItsSubscriber()
    {
        var text = X12Samples.Claims(
            Claim + "CLM*A2*100***11:B:1~" + Line + "HL*9*77*22*1~SBR*S*18*******CI~NM1*IL*1*BIRCH*B****MI*IV2~"
            + "HL*12*3*22*0~SBR*P*18*******MB~NM1*IL*1*CEDAR*C****MI*IV3~NM1*PR*2*INVENTED OTHER*****PI*INV02~CLM*A3*100***11:B:1~" + Line);

        Values(text, "x12_837_claims", "patient_control_number").ShouldBe(["A1", "A2", "A3"]);
        Values(text, "x12_837_claims", "payer_identifier").ShouldBe(["INV01", "INV01", "INV02"]);
        Values(text, "x12_837_claims", "filing_indicator_code").ShouldBe(["CI", "CI", "MB"]);
    }

    [Fact]
    public void Read_NamesInDeeperLoops_DoNotReplaceTheClaims()
    {
        var text = X12Samples.Claims(
            "CLM*A1*100***11:B:1~NM1*82*1*OAK*ASH****XX*1200000017~SBR*S*18*******MB~NM1*IL*1*BIRCH*B****MI*IV9~"
            + "NM1*PR*2*INVENTED OTHER*****PI*INV02~NM1*82*1~REF*G2*X~" + Line + "NM1*82*1*ELM*E****XX*1200000025~CLM*A2*100***11:B:1~" + Line);

        Values(text, "x12_837_claims", "rendering_provider_npi").ShouldBe(["1200000017"]);
        Values(text, "x12_837_service_lines", "rendering_provider_npi").ShouldBe(["1200000025"]);
        Values(text, "x12_837_claims", "payer_identifier").ShouldBe(["INV01", "INV01"]);
    }

    [Fact]
    public void Read_DrugDentalAndBareRevenueLines_KeepTheirCodes()
    {
        var drug = X12Samples.Claims("CLM*A1*100***11:B:1~" + Line + "LIN**N4*00000000001~CTP****2*ML~");
        var dental = X12Samples.Claims("CLM*D1*100***11:B:1~DN1*36~DN2*3*M~LX*1~SV3*AD:D2150*100****1~TOO*JP*12*L:O~").Replace("X222A1", "X224A2");
        var hospital = X12Samples.Claims("CLM*I1*0***13:A:1~PWK*OZ*BM***AC*1~CR1*LB*1~FRM*1*Y~LX*1~SV2*0250**0*UN*1~").Replace("X222A1", "X223A2");

        Values(drug, "x12_837_service_lines", "ndc_code").ShouldBe(["00000000001"]);
        Values(dental, "x12_837_service_lines", "procedure_code").ShouldBe(["D2150"]);
        Values(hospital, "x12_837_service_lines", "revenue_code").ShouldBe(["0250"]);
        Values(hospital, "x12_837_service_lines", "charge_amount").ShouldBe(["0.00"]);
    }

    [Theory]
    [InlineData("LX*1~TS3*1200009991*11*20251231*1*80~TS2*1~CLP*A1*1*80*80*0*CI*ICN1~LX*2~TS3*1200009991*12*20251231*1*0~CLP*A2*1*0*0*0*CI*I2~")]
    [InlineData("CLP*A1*1*80*80*0*CI*ICN1~CLP*A2*1*0*0*0*CI*I2~")]
    public void Read_GroupsOfClaimsOrNone_AreTheSameClaims(string claims) =>
        Values(X12Samples.Remittance(claims), "x12_835_claim_payments", "patient_control_number").ShouldBe(["A1", "A2"]);

    [Fact]
    public void Read_TestInterchange_IsMarked() =>
        Values(X12Samples.Claims(Claim).Replace("*0*P*", "*0*T*"), "x12_transactions", "is_test").ShouldBe(["True"]);

    [Fact]
    public void Read_PredeterminationOfAClaim_IsMarked() =>
        Values(X12Samples.Claims("CLM*D1*100***11:B:1*Y*A*Y*Y**********PB~" + Line), "x12_837_claims", "submission_reason_code").ShouldBe(["PB"]);

    // 2.2 GB through the segment reader: offsets pass 2^31 and memory does not grow with the file.
    [Fact]
    public void Read_BeyondTwoGigabytes_OffsetsGoOnInConstantMemory()
    {
        var note = Encoding.ASCII.GetBytes($"NTE*ADD*{new string('x', 1 << 16)}~");
        using var stream = new RepeatingStream(Encoding.ASCII.GetBytes(X12Samples.Isa), note, 2_200_000_000);
        using var reader = new X12SegmentReader(stream, (_, _, _) => { });
        reader.Read();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var last = 0L;
        while (reader.Read())
        {
            last = reader.Offset;
        }

        last.ShouldBeGreaterThan(int.MaxValue);
        ((last - X12Samples.Isa.Length) % note.Length).ShouldBe(0);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 << 20);
    }

    private static List<string> Values(string text, string table, string column) =>
        Values(RawRows.Of(Encoding.Latin1.GetBytes(text)), table, column);

    /// <summary>A column's values in the order of the ordinals; rows without one are left out.</summary>
    private static List<string> Values(List<string> rows, string table, string column)
    {
        List<string> values = [];
        foreach (var row in rows.Where(row => row.StartsWith(table + ":", StringComparison.Ordinal)))
        {
            var at = row.IndexOf($" {column}=", StringComparison.Ordinal);
            if (at >= 0)
            {
                var value = row[(at + column.Length + 2)..];
                var next = System.Text.RegularExpressions.Regex.Match(value, " [a-z_0-9]+=");
                values.Add(next.Success ? value[..next.Index] : value);
            }
        }

        return values;
    }

    private sealed class RepeatingStream(byte[] head, byte[] block, long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (_position >= length)
            {
                return 0;
            }

            var isHead = _position < head.Length;
            var source = isHead ? head.AsSpan((int)_position) : block.AsSpan((int)((_position - head.Length) % block.Length));
            var count = Math.Min(buffer.Length, source.Length);
            source[..count].CopyTo(buffer);
            _position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
