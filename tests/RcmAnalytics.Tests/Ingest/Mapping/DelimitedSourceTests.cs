using System.Text;
using CsCheck;
using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.Ingest.Mapping;

public sealed class DelimitedSourceTests
{
    /// <summary>Text; each record as line:fields, with ! behind the line of one that is at fault.</summary>
    public static TheoryData<string, string> Texts { get; } = new()
    {
        { "a,b\n1,2\n", "1:a,b 2:1,2" },
        { "a,b\r\n1,2\r\n", "1:a,b 2:1,2" },
        { "a,b\r1,2\r", "1:a,b 2:1,2" },
        { "\uFEFFa,b\n1,2", "1:a,b 2:1,2" },
        { "a,b\n\n\n1,2\n", "1:a,b 4:1,2" },
        { "a,b\n\"1\",\"x \"\"y\"\"\"\n", "1:a,b 2:1,x \"y\"" },
        { "a,b\n1,\"two\nlines\"\n3,4\n", "1:a,b 2:1,two\nlines 4:3,4" },
        { "a,b\n1,\"two\r\nlines\"\r\n3,4\r\n", "1:a,b 2:1,two\r\nlines 4:3,4" },
        { "a,b\n1,\"\"\n", "1:a,b 2:1," },
        { "a,b\n1\n", "1:a,b 2:1" },
        { "a,b\n1,5\" pipe\n3,4\n", "1:a,b 2:1,5\" pipe 3:3,4" },
        // A quote that is never closed costs its own line and no other.
        { "a,b\n1,\"open\n3,4\n5,6\n", "1:a,b 2!:1,open 3:3,4 4:5,6" },
        { "a,b\n1,\"open\n3,\"closed\"\n5,6\n", "1:a,b 2!:1,open 3:3,closed 4:5,6" },
        { "a,b,c\n1,\"open\n3,x\" y,z\n5,6,7\n", "1:a,b,c 2!:1,open 3:3,x\" y,z 4:5,6,7" },
        { "a,b\n\"x\"y,2\n3,4\n", "1:a,b 2!:x\"y,2 3:3,4" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_Text_GivesRecordsWithTheirLines(string text, string expected) =>
        Records(Encoding.UTF8.GetBytes(text), int.MaxValue).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_TextByteByByte_GivesTheSame(string text, string expected) =>
        Records(Encoding.UTF8.GetBytes(text), 1).ShouldBe(expected);

    [Fact]
    public void Read_OpenQuoteInALongFile_EveryLineAfterItIsRight()
    {
        var text = new StringBuilder("a,b\n");
        for (var line = 2; line <= 20_000; line++)
        {
            text.Append(line % 5000 == 0 ? $"{line},\"never closed\n" : $"{line},x\n");
        }

        using var source = Open(Encoding.UTF8.GetBytes(text.ToString()), int.MaxValue);
        var faults = 0;
        while (source.Read())
        {
            if (source.Line > 1)
            {
                Encoding.UTF8.GetString(source.Field(0)).ShouldBe(source.Line.ToString());
                faults += source.Fault is null ? 0 : 1;
            }
        }

        source.Line.ShouldBe(20_000);
        faults.ShouldBe(4);
    }

    [Fact]
    public void Read_AnyFieldsWritten_ComeBack() =>
        Gen.Select(Gen.String[Gen.Char["ab,\"\n\r é"], 0, 6].Array[2, 4].Array[1, 6], Gen.Int[1, 9]).Sample((rows, chunk) =>
        {
            rows = [.. rows.Where(row => row.Length == rows[0].Length)];
            var text = string.Join('\n', rows.Select(row => string.Join(',', row.Select(field => '"' + field.Replace("\"", "\"\"") + '"'))));
            using var source = Open(Encoding.UTF8.GetBytes(text), chunk);
            source.ExpectedFields = rows[0].Length;
            foreach (var row in rows)
            {
                source.Read().ShouldBeTrue();
                SampledFields(source).ShouldBe(row);
            }

            source.Read().ShouldBeFalse();
        });

    private static IEnumerable<string> SampledFields(DelimitedSource source) =>
        Enumerable.Range(0, source.FieldCount).Select(index => Encoding.UTF8.GetString(source.Field(index)));

    private static DelimitedSource Open(byte[] text, int chunk) => new(new Chunks(text, chunk), ',');

    private static string Records(byte[] text, int chunk)
    {
        using var source = Open(text, chunk);
        List<string> records = [];
        while (source.Read())
        {
            source.ExpectedFields = source.ExpectedFields == 0 ? source.FieldCount : source.ExpectedFields;
            records.Add($"{source.Line}{(source.Fault is null ? "" : "!")}:{string.Join(',', SampledFields(source))}");
        }

        return string.Join(' ', records);
    }

    private sealed class Chunks(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));
    }
}
