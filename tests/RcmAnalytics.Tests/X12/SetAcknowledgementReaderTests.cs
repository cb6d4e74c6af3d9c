using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

public sealed class SetAcknowledgementReaderTests
{
    [Fact]
    public void Read_Acknowledgement_HasEachSetWithItsErrorsAndTheGroup()
    {
        List<string> found = [];
        var issues = X12Samples.Read(
            X12Samples.Set("999", "FA", "005010X231A1", "AK1*HC*17456*005010X222A1~AK2*837*0001~IK5*A~"
                + "AK2*837*0002~IK3*CLM*22*2300*8~CTX*CLM01:A2~IK4*2*782*1~IK4*5:3:1*1325*7*BAD~IK3*REF*57**3~"
                + "CTX*SITUATIONAL TRIGGER*CLM*43**5:3~CTX*CLM01:A3~IK5*R*5*I5~AK9*P*2*2*1~"),
            (reader, record) => Add(found, reader, record));

        found.ShouldBe([
            "set HC 17456 837 0001 A  //",
            "set HC 17456 837 0002 R 5,I5 //",
            "  CLM 22 2300 .  8 CLM01 A2",
            "  CLM 22 2300 2. 782 1 CLM01 A2",
            "  CLM 22 2300 5.3 1325 7 CLM01 A2",
            "  REF 57  .  3 SITUATIONAL TRIGGER A3",
            "group HC 17456   P  2/2/1",
            "999",
        ]);
        issues.Select(issue => issue.Rule.Name).ShouldBe(["segment_count_wrong"]);
    }

    [Fact]
    public void Read_OlderAcknowledgement_HasTheSameFields()
    {
        List<string> found = [];
        X12Samples.Read(
            X12Samples.Set("997", "FA", "004010", "AK1*HC*17456~AK2*837*0001~AK3*CLM*22**8~AK4*2*782*1~AK5*R*5~AK9*R*1*1*0~"),
            (reader, record) => Add(found, reader, record));

        found.ShouldBe([
            "set HC 17456 837 0001 R 5 //", "  CLM 22  .  8  ", "  CLM 22  2. 782 1  ", "group HC 17456   R  1/1/0", "997",
        ]);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("E")]
    [InlineData("P")]
    [InlineData("R")]
    [InlineData("M")]
    [InlineData("W")]
    [InlineData("X")]
    public void Read_GroupAlone_HasItsResult(string result)
    {
        List<string> found = [];
        X12Samples.Read(
            X12Samples.Set("999", "FA", "005010X231A1", $"AK1*HC*7~AK9*{result}*3*3*0*1*2~"),
            (reader, record) => Add(found, reader, record));

        found.ShouldBe([$"group HC 7   {result} 1,2 3/3/0", "999"]);
    }

    // What a context quotes can be a name or a member id.
    [Fact]
    public void Read_ContextOfAnotherElement_KeepsItsNameAlone()
    {
        List<string> found = [];
        X12Samples.Read(
            X12Samples.Set("999", "FA", "005010X231A1", "AK1*HC*7~AK2*837*1~IK3*NM1*9*2010BA*8~CTX*NM109:IV1~IK5*R~AK9*R*1*1*0~"),
            (reader, record) => Add(found, reader, record));

        found[1].ShouldBe("  NM1 9 2010BA .  8 NM109 ");
    }

    [Fact]
    public void Read_SetWithoutAResult_IsReported()
    {
        var issues = X12Samples.Read(
            X12Samples.Set("999", "FA", "005010X231A1", "AK1*HC*7~AK2*837*1~AK9*A*1*1*1~"), (_, _) => { });

        issues[0].ShouldSatisfyAllConditions(
            issue => issue.Rule.ShouldBe(X12Rules.ElementMissing),
            issue => issue.SegmentId.ShouldBe("AK2"));
    }

    [Fact]
    public void Read_InterchangeAcknowledgementAlone_IsATransaction()
    {
        List<string> found = [];
        var issues = X12Samples.Read(
            X12Samples.Isa + "TA1*000000100*250309*0823*R*024~IEA*0*000000101~", (reader, record) => Add(found, reader, record));

        found.ShouldBe(["TA1 000000100 2025-03-09 R 024"]);
        issues.ShouldBeEmpty();
    }

    [Fact]
    public void Read_InterchangeAcknowledgementBeforeAGroup_LeavesTheGroupWhole()
    {
        List<string> found = [];
        var issues = X12Samples.Read(
            X12Samples.Isa + "TA1*000000100*250309*0823*A*000~GS*FA*A*B*20250310*0800*101*X*005010X231A1~ST*999*0001~AK1*HC*7~"
                + "AK9*A*1*1*1~SE*4*0001~GE*1*101~IEA*1*000000101~",
            (reader, record) => Add(found, reader, record));

        found.ShouldBe(["TA1 000000100 2025-03-09 A 000", "group HC 7   A  1/1/1", "999"]);
        issues.ShouldBeEmpty();
    }

    private static void Add(List<string> found, X12Reader reader, X12Record record)
    {
        if (record == X12Record.Transaction)
        {
            var interchange = reader.InterchangeAcknowledgement;
            found.Add(reader.Transaction.Kind == "TA1"
                ? $"TA1 {interchange.ControlNumber} {interchange.Date:o} {interchange.ResultCode} {interchange.NoteCode}"
                : reader.Transaction.Kind);
            return;
        }

        var one = reader.SetAcknowledgement;
        found.Add($"{(one.IsGroup ? "group" : "set")} {one.Group.FunctionalCode} {one.Group.ControlNumber} {one.SetCode} {one.SetControlNumber} "
            + $"{one.ResultCode} {one.ErrorCodes} {one.IncludedCount}/{one.ReceivedCount}/{one.AcceptedCount}");
        found.AddRange(one.Errors.Select(error => $"  {error.SegmentId} {error.SegmentPosition} {error.LoopId} {error.ElementPosition}."
            + $"{error.ComponentPosition} {error.ElementReference} {error.Code} {error.ContextName} {error.PatientControlNumber}"));
    }
}
