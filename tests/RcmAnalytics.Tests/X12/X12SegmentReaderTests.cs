using System.Text;
using CsCheck;
using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

public sealed class X12SegmentReaderTests
{
    private static readonly string Text =
        X12Samples.Remittance("CLP*A1*1*100*80*20*CI*ICN1~NM1*QC*1*ALDER*AVERY~SVC*HC:99213:25*100*80**1~CAS*PR*2*20~");

    private static readonly List<string> Expected = X12Samples.Segments(Encoding.ASCII.GetBytes(Text));

    [Fact]
    public void Read_PlainFile_GivesEverySegmentOnce()
    {
        Expected.Count.ShouldBe(15);
        Expected[8].ShouldBe("CLP|A1|1|100|80|20|CI|ICN1");
        Expected[^1].ShouldBe("IEA|1|000000101");
    }

    [Fact]
    public void Read_AnyChunkAndBuffer_GivesTheSameSegments() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[16, 4096]).Sample(
            (chunk, buffer) => X12Samples.Segments(Encoding.ASCII.GetBytes(Text), chunk, buffer).ShouldBe(Expected),
            iter: 300);

    [Theory]
    [InlineData("~\n")]
    [InlineData("~\r\n")]
    [InlineData("~\r\n\r\n   ")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n~")]
    [InlineData("!")]
    [InlineData("'")]
    public void Read_AnotherTerminator_GivesTheSameSegments(string terminator) =>
        X12Samples.Segments(Encoding.ASCII.GetBytes(Text.Replace("~", terminator))).ShouldBe(Expected);

    [Fact]
    public void Read_TerminatorOfSeveralBytes_LetterThatSharesItsFirstByteIsData()
    {
        // … is E2 80 A6 and – is E2 80 93: only the whole sequence ends a segment.
        var text = Text.Replace("~", "…").Replace("AVERY", "A–Y");

        var segments = X12Samples.Segments(Encoding.UTF8.GetBytes(text));

        segments.Count.ShouldBe(Expected.Count);
        Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(segments[9])).ShouldBe("NM1|QC|1|ALDER|A–Y");
    }

    [Theory]
    [InlineData("*", "|")]
    [InlineData("*", "\u001d")]
    [InlineData("^", "U")]
    public void Read_OtherSeparators_GivesTheSameElements(string from, string to) =>
        X12Samples.Segments(Encoding.ASCII.GetBytes(Text.Replace(from, to))).Skip(1).ShouldBe(Expected.Skip(1));

    [Theory]
    [InlineData("          ", "")]
    [InlineData("INVENTEDPAYER  ", "INVENTEDPAYER              ")]
    public void Read_HeaderNotOfTheFixedWidth_IsReadByItsSeparators(string padded, string sent) =>
        X12Samples.Segments(Encoding.ASCII.GetBytes(Text.Replace(padded, sent))).Skip(1).ShouldBe(Expected.Skip(1));

    [Fact]
    public void Read_LinesWrappedInsideSegments_AreJoined()
    {
        var wrapped = string.Join("\r\n", Text.Chunk(80).Select(line => new string(line)));

        X12Samples.Segments(Encoding.ASCII.GetBytes(wrapped)).ShouldBe(Expected);
    }

    [Fact]
    public void Read_SecondInterchangeWithOtherDelimiters_IsReadWithItsOwn()
    {
        var other = Text.Replace("*", "|").Replace(":", ">").Replace("~", "\n");

        X12Samples.Segments(Encoding.ASCII.GetBytes(Text + other)).Count.ShouldBe(Expected.Count * 2);
    }

    [Fact]
    public void Read_NameThatStartsLikeAHeader_IsData()
    {
        var text = Text.Replace("ALDER", "ISA").Replace("NM1*QC", "ISAAC*QC");

        X12Samples.Segments(Encoding.ASCII.GetBytes(text))[9].ShouldBe("ISAAC|QC|1|ISA|AVERY");
    }

    [Fact]
    public void Read_SegmentLongerThanTheBuffer_IsReadWhole()
    {
        var note = new string('x', 300_000);

        var segments = X12Samples.Segments(Encoding.ASCII.GetBytes(Text.Replace("AVERY", note)), buffer: 4096);

        segments[9].ShouldBe($"NM1|QC|1|ALDER|{note}");
    }

    [Fact]
    public void Read_LastSegmentUnterminated_ReportsWhereItStarts()
    {
        List<(X12Rule Rule, long Offset)> issues = [];
        using var reader = new X12SegmentReader(
            new MemoryStream(Encoding.ASCII.GetBytes(X12Samples.Isa + "CLP*A1*1")),
            (rule, offset, _) => issues.Add((rule, offset)));

        while (reader.Read())
        {
        }

        issues.ShouldBe([(X12Rules.SegmentUnterminated, X12Samples.Isa.Length)]);
    }

    [Fact]
    public void Read_NotX12_SaysWhereItGaveUpAndNothingOfTheText()
    {
        using var reader = new X12SegmentReader(new MemoryStream("Dear patient"u8.ToArray()), (_, _, _) => { });

        var error = Should.Throw<X12FormatException>(() => reader.Read());

        error.Offset.ShouldBe(0);
        error.Message.ShouldNotContain("Dear");
    }

    [Fact]
    public void Read_AnyBytes_ThrowsNothingButFormatException() =>
        Gen.Byte.Array[0, 400].Sample(
            noise =>
            {
                try
                {
                    _ = X12Samples.Segments([.. Encoding.ASCII.GetBytes(X12Samples.Isa), .. noise], chunk: 7);
                    _ = X12Samples.Segments(noise);
                }
                catch (X12FormatException)
                {
                }
            },
            iter: 2000);

    [Fact]
    public void Read_ManySegments_AllocatesNothing()
    {
        var claims = string.Concat(Enumerable.Repeat("CLP*A1*1*100*80*20*CI*ICN1~SVC*HC:99213:25*100*80**1~", 5000));
        var bytes = Encoding.ASCII.GetBytes(X12Samples.Remittance(claims));
        using var reader = new X12SegmentReader(new MemoryStream(bytes), (_, _, _) => { });
        reader.Read();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var elements = 0;
        while (reader.Read())
        {
            elements += reader.Current.Count;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        elements.ShouldBeGreaterThan(50_000);
    }
}
